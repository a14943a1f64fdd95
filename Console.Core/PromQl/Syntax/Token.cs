namespace OperatorConsole.Core.PromQl.Syntax;

/// <summary>A word, number or sign of an expression.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public TextRange Range => new(Start, End);

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);
}

internal enum TokenKind : byte
{
    End,
    Error,
    Identifier,
    MetricIdentifier, // has a colon
    Number,
    Duration,
    String,
    LeftParen,
    RightParen,
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    Comma,
    Colon,
    Assign, // = in braces
    RegexMatch,
    RegexNotMatch,
    At,

    // Operators, in the order of BinaryOperator.
    Or,
    And,
    Unless,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    TrimAbove,
    TrimBelow,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Atan2,
    Power,

    // Words with a meaning of their own; most can be names too.
    Aggregation,
    Bool,
    By,
    Without,
    On,
    Ignoring,
    GroupLeft,
    GroupRight,
    Offset,
}
