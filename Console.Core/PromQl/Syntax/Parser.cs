namespace OperatorConsole.Core.PromQl.Syntax;

/// <summary>Builds an expression of tokens, by recursive descent. Its methods give null once something is wrong.</summary>
internal sealed partial class Parser(string text, TokenList tokens)
{
    // Chains such as 1+1+1… are read without descent; what walks the tree later descends once for each.
    private const int MaxChain = 1000;

    private int _next;
    private int _depth;
    private List<LanguageNotice>? _notices;

    public (TextRange Range, string Message)? Error { get; private set; }

    public IReadOnlyList<LanguageNotice> Notices => _notices ?? (IReadOnlyList<LanguageNotice>)[];

    private Token Current => tokens[_next];

    private Token Previous => tokens[_next - 1];

    private Token Following => tokens[_next + 1];

    public Expr? ParseAll()
    {
        if (Current.Kind == TokenKind.End) return Fail(Current.Range, "there is no expression");
        var root = Expression();
        if (root is null) return null;
        return Current.Kind == TokenKind.End ? root : Unexpected("an operator or the end of the expression");
    }

    /// <summary>An expression whose operators bind at least as tightly as given.</summary>
    private Expr? Expression(int precedence = 1)
    {
        if (_depth >= PromQlParser.MaxDepth) return Fail(Current.Range, FormattableString.Invariant($"parts stand in each other more than {PromQlParser.MaxDepth} deep"));
        _depth++;
        var left = Signed();
        while (left is not null && Current.Kind is >= TokenKind.Or and <= TokenKind.Power)
        {
            var op = (BinaryOperator)(Current.Kind - TokenKind.Or);
            if (op.Precedence() < precedence) break;
            left = Binary(left, op);
        }
        _depth--;
        return left;
    }

    private BinaryExpr? Binary(Expr left, BinaryOperator op)
    {
        var range = Current.Range;
        _next++;
        var modifiers = OperatorModifiers();
        if (modifiers is null) return null;
        // Of equal operators the first binds first, but the last power does.
        var right = Expression(op == BinaryOperator.Power ? op.Precedence() : op.Precedence() + 1);
        if (right is null) return null;
        if (left.Depth >= MaxChain) return Fail<BinaryExpr>(range, FormattableString.Invariant($"more than {MaxChain} operators follow each other"));
        if (op is BinaryOperator.TrimAbove or BinaryOperator.TrimBelow) Note(range, $"the operator {op.Text()}", new LanguageVersion(3, 11));
        return TypeRules.Problem(left, op, modifiers, right) is { } problem
            ? Fail<BinaryExpr>(range, problem)
            : new BinaryExpr(left, op, range, modifiers, right);
    }

    /// <summary>A sign binds as <c>*</c> does: <c>-a^b</c> is <c>-(a^b)</c>, <c>-a*b</c> is <c>(-a)*b</c>.</summary>
    private Expr? Signed()
    {
        if (Current.Kind is not (TokenKind.Add or TokenKind.Subtract)) return Postfix();
        var sign = Current;
        _next++;
        var operand = Expression(BinaryOperator.Power.Precedence());
        if (operand is null) return null;
        var isNegative = sign.Kind == TokenKind.Subtract;
        var range = TextRange.Over(sign.Range, operand.Range);
        if (operand is NumberLiteral number) return new NumberLiteral(range, isNegative ? -number.Value : number.Value, number.IsDuration);
        return operand.MayBe(ExprType.Scalar) || operand.MayBe(ExprType.InstantVector)
            ? new UnaryExpr(range, isNegative, operand)
            : Fail(range, $"a sign stands before {TypeRules.Describe(operand.Type)}; it can stand before a number or an instant vector");
    }

    private Expr? Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.Duration: return Number();
            case TokenKind.String:
                _next++;
                return new StringLiteral(token.Range, StringText.Read(token.In(text)));
            case TokenKind.LeftParen: return Parenthesised();
            case TokenKind.LeftBrace: return Selector(null);
            case TokenKind.Aggregation when Following.Kind is TokenKind.LeftParen or TokenKind.By or TokenKind.Without: return Aggregate();
            case TokenKind.Identifier when Following.Kind == TokenKind.LeftParen: return FunctionCall();
            case var kind when Keywords.CanNameMetric(kind):
                _next++;
                return Selector(new Name(token.In(text).ToString(), token.Range));
            default: return Unexpected("a metric, function, aggregation, number, text or “(”");
        }
    }

    private ParenExpr? Parenthesised()
    {
        var open = Current;
        _next++;
        var inner = Expression();
        if (inner is null || !Take(TokenKind.RightParen, "an operator or “)”")) return null;
        return new ParenExpr(TextRange.Over(open.Range, Previous.Range), inner);
    }

    private NumberLiteral? Number()
    {
        var token = Current;
        _next++;
        if (token.Kind == TokenKind.Duration)
        {
            if (ReadDuration(token) is not { } milliseconds) return null;
            Note(token.Range, "a duration as a number", new LanguageVersion(2, 54));
            return new NumberLiteral(token.Range, milliseconds / 1000.0, true);
        }
        return ReadNumber(token) is { } value ? new NumberLiteral(token.Range, value) : null;
    }

    private double? ReadNumber(Token token)
    {
        var digits = token.In(text);
        if (NumberText.Read(digits) is not { } value)
        {
            Fail(token.Range, $"“{digits}” is no number Prometheus can read");
            return null;
        }
        if (digits.Contains('_')) Note(token.Range, "a number with underscores", new LanguageVersion(2, 54));
        return value;
    }

    private long? ReadDuration(Token token)
    {
        if (NumberText.ReadDuration(token.In(text)) is { } milliseconds) return milliseconds;
        Fail(token.Range, $"“{token.In(text)}” is no duration: units stand in the order y w d h m s ms, each once, and at most 292 years are read");
        return null;
    }

    private bool Take(TokenKind kind, string expected)
    {
        if (Current.Kind != kind)
        {
            Unexpected(expected);
            return false;
        }
        _next++;
        return true;
    }

    private bool IsWord(string word) => Current.Kind == TokenKind.Identifier && Current.In(text).Equals(word, StringComparison.OrdinalIgnoreCase);

    private void Note(TextRange range, string what, LanguageVersion since, string? flag = null) =>
        (_notices ??= []).Add(new LanguageNotice(range, what) { Since = since, FeatureFlag = flag });

    private Expr? Unexpected(string expected)
    {
        var token = Current;
        return token.Kind switch
        {
            TokenKind.Error => Fail(token.Range, tokens.Problem!),
            TokenKind.End => Fail(token.Range, $"the expression ends where {expected} was expected"),
            _ => Fail(token.Range, $"“{token.In(text)}” stands where {expected} was expected{OtherEngines.Hint(token.In(text))}"),
        };
    }

    private Expr? Fail(TextRange range, string message) => Fail<Expr>(range, message);

    private T? Fail<T>(TextRange range, string message)
        where T : class
    {
        Error ??= (range, message);
        return null;
    }
}
