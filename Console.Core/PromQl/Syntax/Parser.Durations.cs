namespace OperatorConsole.Core.PromQl.Syntax;

/// <summary>
/// Durations: <c>5m</c>; from 2.54 on also seconds as a number; from 3.4 on, behind a flag, also arithmetic: <c>[step() + 5m * 2]</c>, <c>offset -(1h / 2)</c>.
/// </summary>
internal sealed partial class Parser
{
    private const string ExpectedDuration = "a duration such as 5m";

    private Expr? PositiveDuration()
    {
        var duration = DurationExpression(1);
        return duration is NumberLiteral { Value: <= 0 } ? Fail(duration.Range, "a window is longer than nothing") : duration;
    }

    /// <summary>Behind <c>offset</c> a duration ends with its first literal: <c>x offset 5m + 1</c> adds to x.</summary>
    private Expr? OffsetDuration()
    {
        var sign = Current;
        var isSigned = sign.Kind is TokenKind.Add or TokenKind.Subtract;
        if (isSigned) _next++;
        var duration = DurationPrimary();
        if (sign.Kind == TokenKind.Add && duration is not null) Note(sign.Range, "a plus behind offset", new LanguageVersion(3, 4), "promql-duration-expr");
        if (duration is NumberLiteral { Value: 0 }) Note(duration.Range, "an offset of nothing", new LanguageVersion(2, 54));
        return isSigned && duration is not null ? Negated(sign, duration) : duration;
    }

    private Expr? DurationExpression(int precedence)
    {
        if (_depth >= PromQlParser.MaxDepth) return Fail(Current.Range, FormattableString.Invariant($"parts stand in each other more than {PromQlParser.MaxDepth} deep"));
        _depth++;
        var left = SignedDuration();
        while (left is not null && Current.Kind is >= TokenKind.Add and <= TokenKind.Power and not TokenKind.Atan2)
        {
            var op = (BinaryOperator)(Current.Kind - TokenKind.Or);
            if (op.Precedence() < precedence) break;
            var range = Current.Range;
            _next++;
            var right = DurationExpression(op == BinaryOperator.Power ? op.Precedence() : op.Precedence() + 1);
            if (right is null) return null;
            if (op is BinaryOperator.Divide or BinaryOperator.Modulo && right is NumberLiteral { Value: 0 }) return Fail(range, "a duration is divided by nothing");
            if (left.Depth >= MaxChain) return Fail(range, FormattableString.Invariant($"more than {MaxChain} operators follow each other"));
            NoteArithmetic(range);
            left = new BinaryExpr(left, op, range, BinaryModifiers.None, right);
        }
        _depth--;
        return left;
    }

    private Expr? SignedDuration()
    {
        if (Current.Kind is not (TokenKind.Add or TokenKind.Subtract)) return DurationPrimary();
        var sign = Current;
        _next++;
        var operand = DurationExpression(BinaryOperator.Power.Precedence());
        if (operand is null) return null;
        NoteArithmetic(sign.Range);
        return Negated(sign, operand);
    }

    private static Expr Negated(Token sign, Expr operand)
    {
        var isNegative = sign.Kind == TokenKind.Subtract;
        var range = TextRange.Over(sign.Range, operand.Range);
        return operand is NumberLiteral number
            ? new NumberLiteral(range, isNegative ? -number.Value : number.Value, number.IsDuration)
            : new UnaryExpr(range, isNegative, operand);
    }

    private Expr? DurationPrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Duration:
                _next++;
                return ReadDuration(token) is { } milliseconds ? new NumberLiteral(token.Range, milliseconds / 1000.0, true) : null;
            case TokenKind.Number:
                _next++;
                if (ReadNumber(token) is not { } seconds) return null;
                if (!(Math.Abs(seconds) <= long.MaxValue / 1e9)) return Fail(token.Range, "this is longer than 292 years");
                Note(token.Range, "a number as a duration", new LanguageVersion(2, 54));
                return new NumberLiteral(token.Range, seconds);
            case TokenKind.LeftParen:
                _next++;
                var inner = DurationExpression(1);
                if (inner is null || !Take(TokenKind.RightParen, "an operator or “)”")) return null;
                NoteArithmetic(token.Range);
                return new ParenExpr(TextRange.Over(token.Range, Previous.Range), inner);
            case TokenKind.Identifier when IsWord("step") || IsWord("range"): return DurationCall(0);
            case TokenKind.Identifier when IsWord("min_of") || IsWord("max_of"): return DurationCall(2);
            default: return Unexpected(ExpectedDuration);
        }
    }

    private Call? DurationCall(int count)
    {
        var name = Current;
        _next++;
        if (!Take(TokenKind.LeftParen, "“(”")) return null;
        var arguments = new Expr[count];
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && !Take(TokenKind.Comma, "“,”")) return null;
            if (DurationExpression(1) is not { } argument) return null;
            arguments[i] = argument;
        }
        if (!Take(TokenKind.RightParen, "“)”")) return null;
        NoteArithmetic(name.Range);
        var word = name.In(text).ToString();
        return new Call(TextRange.Over(name.Range, Previous.Range), new Name(word, name.Range), Functions.Find(word.ToLowerInvariant()), arguments);
    }

    private void NoteArithmetic(TextRange range) => Note(range, "arithmetic in a duration", new LanguageVersion(3, 4), "promql-duration-expr");
}
