namespace OperatorConsole.Core.PromQl;

/// <summary>What can stand between two expressions.</summary>
public enum BinaryOperator
{
    /// <summary><c>or</c></summary>
    Or,

    /// <summary><c>and</c></summary>
    And,

    /// <summary><c>unless</c></summary>
    Unless,

    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>&lt;/</c>: a native histogram without what lies above.</summary>
    TrimAbove,

    /// <summary><c>&gt;/</c>: a native histogram without what lies below.</summary>
    TrimBelow,

    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>%</c></summary>
    Modulo,

    /// <summary><c>atan2</c></summary>
    Atan2,

    /// <summary><c>^</c></summary>
    Power,
}

/// <summary>What is known of operators.</summary>
public static class BinaryOperators
{
    private static readonly string[] Texts = ["or", "and", "unless", "==", "!=", "<", "<=", ">", ">=", "</", ">/", "+", "-", "*", "/", "%", "atan2", "^"];

    /// <summary>As it is written.</summary>
    public static string Text(this BinaryOperator op) => Texts[(int)op];

    /// <summary>Whether it compares.</summary>
    public static bool IsComparison(this BinaryOperator op) => op is >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual;

    /// <summary>Whether it is <c>and</c>, <c>or</c> or <c>unless</c>.</summary>
    public static bool IsSet(this BinaryOperator op) => op <= BinaryOperator.Unless;

    /// <summary>The same comparison read from the other side: <c>5 &lt; x</c> is <c>x &gt; 5</c>.</summary>
    public static BinaryOperator Mirrored(this BinaryOperator op) => op switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => op,
    };

    /// <summary>How tightly it binds; a sign binds as <c>*</c> does.</summary>
    internal static int Precedence(this BinaryOperator op) => op switch
    {
        BinaryOperator.Or => 1,
        BinaryOperator.And or BinaryOperator.Unless => 2,
        <= BinaryOperator.TrimBelow => 3,
        BinaryOperator.Add or BinaryOperator.Subtract => 4,
        BinaryOperator.Power => 6,
        _ => 5,
    };
}
