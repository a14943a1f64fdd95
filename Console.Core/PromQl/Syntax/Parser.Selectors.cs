namespace OperatorConsole.Core.PromQl.Syntax;

internal sealed partial class Parser
{
    /// <summary>What binds tightest: windows and what moves them in time.</summary>
    private Expr? Postfix()
    {
        var inner = Primary();
        while (inner is not null)
        {
            switch (Current.Kind)
            {
                case TokenKind.LeftBracket:
                    inner = Windowed(inner);
                    break;
                case TokenKind.Offset:
                    inner = WithOffset(inner);
                    break;
                case TokenKind.At:
                    inner = WithTime(inner);
                    break;
                case TokenKind.Identifier when IsWord("anchored") || IsWord("smoothed"):
                    inner = WithSmoothing(inner);
                    break;
                default: return inner;
            }
        }
        return null;
    }

    /// <summary><c>name{label="value", …}</c>; the name is already read.</summary>
    private VectorSelector? Selector(Name? name)
    {
        var start = name?.Range ?? Current.Range;
        List<LabelMatcher> matchers = [];
        if (Current.Kind == TokenKind.LeftBrace)
        {
            _next++;
            while (Current.Kind != TokenKind.RightBrace)
            {
                var matcher = Matcher();
                if (matcher is null) return null;
                matchers.Add(matcher);
                if (Current.Kind == TokenKind.Comma) _next++;
                else if (Current.Kind != TokenKind.RightBrace)
                {
                    Unexpected("“,” or “}”");
                    return null;
                }
            }
            _next++;
        }
        var range = TextRange.Over(start, Previous.Range);
        var named = matchers.FirstOrDefault(m => m.Name.Text == LabelMatcher.MetricName);
        if (name is not null && named is not null) return Fail<VectorSelector>(named.Range, $"the metric's name stands before the braces already: “{name}”");
        // The second argument of info() may match everything; FunctionCall has an eye on the rest.
        if (name is null && !_isInfoSelector && matchers.TrueForAll(m => m.MatchesEmpty))
            return Fail<VectorSelector>(range, "the selector would take every series there is: name a metric or a label whose value is not empty");
        return new VectorSelector(range, name, matchers, SelectorModifiers.None);
    }

    private LabelMatcher? Matcher()
    {
        var token = Current;
        Name name;
        if (token.Kind == TokenKind.String)
        {
            var quoted = StringText.Read(token.In(text));
            Note(token.Range, "a name in quotes", new LanguageVersion(3, 0));
            _next++;
            if (quoted.Value.Length == 0 || quoted.Source is not null) return Fail<LabelMatcher>(token.Range, "a name in quotes is not empty and valid Unicode");
            if (Current.Kind is TokenKind.Comma or TokenKind.RightBrace)
                return new LabelMatcher(token.Range, new Name(LabelMatcher.MetricName, token.Range), MatchOperator.Equal, quoted, token.Range, false);
            name = new Name(quoted.Value, token.Range);
        }
        else if (!Take(TokenKind.Identifier, "a label's name or “}”")) return null;
        else name = new Name(token.In(text).ToString(), token.Range);

        MatchOperator? op = Current.Kind switch
        {
            TokenKind.Assign => MatchOperator.Equal,
            TokenKind.NotEqual => MatchOperator.NotEqual,
            TokenKind.RegexMatch => MatchOperator.Matches,
            TokenKind.RegexNotMatch => MatchOperator.NotMatches,
            _ => null,
        };
        if (op is null)
        {
            Unexpected("“=”, “!=”, “=~” or “!~”");
            return null;
        }
        _next++;
        var value = Current;
        if (!Take(TokenKind.String, "the label's value in quotes")) return null;
        return Matcher(name, op.Value, value);
    }

    private LabelMatcher? Matcher(Name name, MatchOperator op, Token valueToken)
    {
        var value = StringText.Read(valueToken.In(text));
        var matchesEmpty = value.Value.Length == 0;
        if (op >= MatchOperator.Matches && RegexSyntax.Check(value.Value, out matchesEmpty) is { } problem)
            return Fail<LabelMatcher>(valueToken.Range, $"the regular expression is wrong: {problem}");
        if (op is MatchOperator.NotEqual or MatchOperator.NotMatches) matchesEmpty = !matchesEmpty;
        return new LabelMatcher(TextRange.Over(name.Range, valueToken.Range), name, op, value, valueToken.Range, matchesEmpty);
    }

    /// <summary><c>[5m]</c> or <c>[1h:1m]</c>.</summary>
    private ModifiableExpr? Windowed(Expr inner)
    {
        var open = Current;
        _next++;
        var window = PositiveDuration();
        if (window is null) return null;
        if (Current.Kind == TokenKind.Colon)
        {
            _next++;
            Expr? step = null;
            if (Current.Kind != TokenKind.RightBracket && (step = PositiveDuration()) is null) return null;
            if (!Take(TokenKind.RightBracket, step is null ? "a duration or “]”" : "“]”")) return null;
            var whole = TextRange.Over(inner.Range, Previous.Range);
            return inner.MayBe(ExprType.InstantVector)
                ? new SubqueryExpr(whole, inner, window, step, SelectorModifiers.None)
                : Fail<ModifiableExpr>(whole, $"a subquery is made of an instant vector; this is {TypeRules.Describe(inner.Type)}");
        }
        if (!Take(TokenKind.RightBracket, "“]” or “:”")) return null;
        var brackets = TextRange.Over(open.Range, Previous.Range);
        return inner switch
        {
            VectorSelector { Modifiers: { OffsetSeconds: 0, At: null } } selector => new MatrixSelector(TextRange.Over(inner.Range, brackets), selector, window, SelectorModifiers.None),
            VectorSelector => Fail<ModifiableExpr>(brackets, "a window stands right behind the selector, before “offset” and “@”"),
            _ => Fail<ModifiableExpr>(brackets, $"a window stands behind a selector; behind other expressions it needs a colon: {text.AsSpan(brackets.Start, brackets.Length - 1)}:]"),
        };
    }

    private ModifiableExpr? WithOffset(Expr inner)
    {
        var word = Current;
        _next++;
        var offset = OffsetDuration();
        if (offset is null) return null;
        if (inner is not ModifiableExpr modifiable) return Fail<ModifiableExpr>(word.Range, "“offset” stands behind a selector or subquery");
        // An offset of nothing counts as none.
        return modifiable.Modifiers.OffsetSeconds == 0
            ? modifiable.With(modifiable.Modifiers with { Offset = offset }, Previous.End)
            : Fail<ModifiableExpr>(word.Range, "there is an offset already");
    }

    private ModifiableExpr? WithTime(Expr inner)
    {
        var at = Current;
        _next++;
        double? time = null;
        var isEnd = IsWord("end");
        if ((isEnd || IsWord("start")) && Following.Kind == TokenKind.LeftParen)
        {
            _next += 2;
            if (!Take(TokenKind.RightParen, "“)”")) return null;
        }
        else if ((time = Moment()) is null) return null;
        if (inner is not ModifiableExpr modifiable) return Fail<ModifiableExpr>(at.Range, "“@” stands behind a selector or subquery");
        if (modifiable.Modifiers.At is not null) return Fail<ModifiableExpr>(at.Range, "there is an “@” already");
        var modifier = new AtModifier(TextRange.Over(at.Range, Previous.Range), time, isEnd && time is null);
        return modifiable.With(modifiable.Modifiers with { At = modifier }, Previous.End);
    }

    /// <summary>Unix seconds.</summary>
    private double? Moment()
    {
        var first = Current;
        var isNegative = first.Kind == TokenKind.Subtract;
        if (isNegative || first.Kind == TokenKind.Add) _next++;
        if (Current.Kind is not (TokenKind.Number or TokenKind.Duration))
        {
            Unexpected("a Unix time in seconds, start() or end()");
            return null;
        }
        if (Number() is not { Value: var value }) return null;
        if (Math.Abs(value) < long.MaxValue) return isNegative ? -value : value;
        Fail(TextRange.Over(first.Range, Previous.Range), "this is no time");
        return null;
    }

    private ModifiableExpr? WithSmoothing(Expr inner)
    {
        var word = Current;
        _next++;
        var smoothing = word.In(text).Equals("anchored", StringComparison.OrdinalIgnoreCase) ? Smoothing.Anchored : Smoothing.Smoothed;
        if (inner is not (VectorSelector or MatrixSelector)) return Fail<ModifiableExpr>(word.Range, $"“{word.In(text)}” stands behind a selector");
        var modifiable = (ModifiableExpr)inner;
        if (modifiable.Modifiers.Smoothing != Smoothing.None) return Fail<ModifiableExpr>(word.Range, "“anchored” or “smoothed” stands there already");
        Note(word.Range, $"“{word.In(text)}”", new LanguageVersion(3, 7), "promql-extended-range-selectors");
        return modifiable.With(modifiable.Modifiers with { Smoothing = smoothing }, Previous.End);
    }
}
