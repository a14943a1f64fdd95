namespace OperatorConsole.Core.PromQl.Syntax;

internal sealed partial class Parser
{
    private const string ExperimentalFunctions = "promql-experimental-functions";

    // The selector that info() takes second has no name and may match everything.
    private bool _isInfoSelector;

    private Call? FunctionCall()
    {
        var nameToken = Current;
        var name = new Name(nameToken.In(text).ToString(), nameToken.Range);
        _next++;
        var function = Functions.Find(nameToken.In(text));
        var arguments = Arguments(function?.Name == "info");
        if (arguments is null) return null;
        var range = TextRange.Over(nameToken.Range, Previous.Range);
        NoteFunction(name, function);
        if (function is not null && TypeRules.Problem(function, arguments, out var argument) is { } problem) return Fail<Call>(argument?.Range ?? range, problem);
        return new Call(range, name, function, arguments);
    }

    private void NoteFunction(Name name, Function? function)
    {
        if (function is null) (_notices ??= []).Add(new LanguageNotice(name.Range, $"function {name}") { IsUnknown = true });
        else if (function.Since is { } since) Note(name.Range, $"the function {name}", since, function.IsExperimental ? ExperimentalFunctions : null);
        else if (function.Until is { } until) (_notices ??= []).Add(new LanguageNotice(name.Range, $"function {name}") { Until = until });
    }

    private Expr[]? Arguments(bool isInfo)
    {
        _next++;
        List<Expr> arguments = [];
        if (Current.Kind == TokenKind.RightParen)
        {
            _next++;
            return [];
        }
        while (true)
        {
            _isInfoSelector = isInfo && arguments.Count == 1;
            var argument = Expression();
            _isInfoSelector = false;
            if (argument is null) return null;
            arguments.Add(argument);
            if (Current.Kind == TokenKind.RightParen)
            {
                _next++;
                return [.. arguments];
            }
            if (!Take(TokenKind.Comma, "an operator, “,” or “)”")) return null;
            if (Current.Kind == TokenKind.RightParen) return Fail<Expr[]>(Previous.Range, "no comma stands behind the last argument");
        }
    }

    private AggregateExpr? Aggregate()
    {
        var nameToken = Current;
        var name = new Name(nameToken.In(text).ToString(), nameToken.Range);
        Aggregations.TryRead(nameToken.In(text), out var aggregation);
        _next++;
        Grouping? grouping = null;
        if (Current.Kind != TokenKind.LeftParen && (grouping = Grouping()) is null) return null;
        if (Current.Kind != TokenKind.LeftParen)
        {
            Unexpected("“(”");
            return null;
        }
        var arguments = Arguments(false);
        if (arguments is null) return null;
        if (grouping is null && Current.Kind is TokenKind.By or TokenKind.Without && (grouping = Grouping()) is null) return null;

        if (aggregation >= Aggregation.Limitk) Note(nameToken.Range, $"the aggregation {aggregation.Text()}", new LanguageVersion(2, 54), ExperimentalFunctions);
        var range = TextRange.Over(nameToken.Range, Previous.Range);
        if (TypeRules.Problem(aggregation, arguments, out var argument) is { } problem) return Fail<AggregateExpr>(argument?.Range ?? range, problem);
        return new AggregateExpr(range, name, aggregation, grouping, arguments.Length == 2 ? arguments[0] : null, arguments[^1]);
    }

    private Grouping? Grouping()
    {
        var word = Current;
        _next++;
        var labels = Labels();
        return labels is null ? null : new Grouping(TextRange.Over(word.Range, Previous.Range), word.Kind == TokenKind.Without, labels);
    }

    /// <summary><c>(model, provider)</c>; a comma may stand behind the last.</summary>
    private List<Name>? Labels()
    {
        if (!Take(TokenKind.LeftParen, "“(”")) return null;
        List<Name> labels = [];
        while (Current.Kind != TokenKind.RightParen)
        {
            var token = Current;
            if (Keywords.CanNameLabel(token.Kind)) labels.Add(new Name(token.In(text).ToString(), token.Range));
            else if (token.Kind == TokenKind.String)
            {
                var quoted = StringText.Read(token.In(text));
                if (quoted.Value.Length == 0 || quoted.Source is not null) return Fail<List<Name>>(token.Range, "a name in quotes is not empty and valid Unicode");
                Note(token.Range, "a name in quotes", new LanguageVersion(3, 0));
                labels.Add(new Name(quoted.Value, token.Range));
            }
            else
            {
                Unexpected("a label's name");
                return null;
            }
            _next++;
            if (Current.Kind == TokenKind.RightParen) break;
            if (!Take(TokenKind.Comma, "“,” or “)”")) return null;
        }
        _next++;
        return labels;
    }

    /// <summary><c>bool on (model) group_left (owner) fill (0)</c>.</summary>
    private BinaryModifiers? OperatorModifiers()
    {
        if (Current.Kind is not (TokenKind.Bool or TokenKind.On or TokenKind.Ignoring) && !IsFill()) return BinaryModifiers.None;
        var modifiers = BinaryModifiers.None;
        if (Current.Kind == TokenKind.Bool)
        {
            modifiers = modifiers with { IsBool = true };
            _next++;
        }
        if (Current.Kind is TokenKind.On or TokenKind.Ignoring)
        {
            var isOn = Current.Kind == TokenKind.On;
            _next++;
            if (Labels() is not { } labels) return null;
            var matching = new VectorMatching(isOn, labels);
            if (Current.Kind is TokenKind.GroupLeft or TokenKind.GroupRight)
            {
                matching = matching with { Group = Current.Kind == TokenKind.GroupLeft ? GroupSide.Left : GroupSide.Right };
                _next++;
                if (Current.Kind == TokenKind.LeftParen)
                {
                    if (Labels() is not { } include) return null;
                    matching = matching with { Include = include };
                }
            }
            modifiers = modifiers with { Matching = matching };
        }
        return Fills(modifiers);
    }

    private BinaryModifiers? Fills(BinaryModifiers modifiers)
    {
        while (IsFill())
        {
            if (Fill(modifiers) is not { } filled) return null;
            modifiers = filled;
        }
        return modifiers;
    }

    private bool IsFill() => Current.Kind == TokenKind.Identifier && Following.Kind == TokenKind.LeftParen && (IsWord("fill") || IsWord("fill_left") || IsWord("fill_right"));

    private BinaryModifiers? Fill(BinaryModifiers modifiers)
    {
        var word = Current;
        var (left, right) = (!IsWord("fill_right"), !IsWord("fill_left"));
        if ((left && modifiers.FillLeft is not null) || (right && modifiers.FillRight is not null)) return Fail<BinaryModifiers>(word.Range, $"“{word.In(text)}” stands there already");
        _next += 2;
        var isNegative = Current.Kind == TokenKind.Subtract;
        if (isNegative || Current.Kind == TokenKind.Add) _next++;
        if (Current.Kind is not (TokenKind.Number or TokenKind.Duration))
        {
            Unexpected("a number");
            return null;
        }
        if (Number() is not { Value: var value } || !Take(TokenKind.RightParen, "“)”")) return null;
        if (isNegative) value = -value;
        Note(word.Range, $"“{word.In(text)}”", new LanguageVersion(3, 10), "promql-binop-fill-modifiers");
        return modifiers with { FillLeft = left ? value : modifiers.FillLeft, FillRight = right ? value : modifiers.FillRight };
    }
}
