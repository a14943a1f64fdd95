using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Sides whose series can never find each other: <c>sum by (a) (x) / sum by (b) (y)</c>, <c>x{status="failed"} / y{status="ok"}</c>; with the server's labels also <c>x / y</c>.</summary>
internal sealed class UnmatchedLabels() : RuleCheck(Check)
{
    private static readonly LintCheck Check = new("unmatched-labels", LintSeverity.Error, "promql/vector_matching");

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule) =>
        from binary in rule.Root.SelfAndDescendants().OfType<BinaryExpr>()
        where binary is { Left.Type: ExprType.InstantVector, Right.Type: ExprType.InstantVector } && binary.Operator is not (BinaryOperator.Or or BinaryOperator.Unless)
        let problem = Matched(binary) ?? Pinned(binary) ?? Known(binary, rule.Around.Metrics)
        where problem is not null
        select rule.Suspect(Check, binary.OperatorRange, problem);

    /// <summary>Labels of <c>on</c> that one side has and the other cannot have, or aggregations by different labels.</summary>
    private static string? Matched(BinaryExpr binary)
    {
        var (left, right) = (LabelShape.Of(binary.Left), LabelShape.Of(binary.Right));
        switch (binary.Modifiers.Matching)
        {
            case { IsOn: true } on:
                var missing = on.Labels.FirstOrDefault(l => left.CanHave(l.Text) != right.CanHave(l.Text));
                return missing.Text is null ? null : $"the {(left.CanHave(missing.Text) ? "right" : "left")} side has no label “{missing}”, which “on” compares: nothing ever matches";
            case null when left.IsOnly && right.IsOnly && !left.Equals(right):
                return $"the sides have different labels ({Shown(left)} and {Shown(right)}), so nothing ever matches; aggregate both by the same labels";
            default:
                return null;
        }
    }

    /// <summary>Sides that ask for different values of a label both must share.</summary>
    private static string? Pinned(BinaryExpr binary)
    {
        if (binary.Operator.IsSet()) return null; // x{a="1"} and y{a="2"} is as often meant by mistake, but without “on” it is certain
        var (left, right) = (Pins(binary.Left), Pins(binary.Right));
        foreach (var (label, value) in left)
            if (right.TryGetValue(label, out var other) && other != value && Compares(binary, label))
                return $"the left side has {label}=\"{value}\" and the right {label}=\"{other}\": nothing ever matches; add ignoring ({label})";
        return null;
    }

    private static Dictionary<string, string> Pins(Expr side)
    {
        var shape = LabelShape.Of(side);
        var selectors = side.SelfAndDescendants().OfType<VectorSelector>().ToList();
        if (selectors.Count != 1) return [];
        return selectors[0].Matchers.Where(m => m.Operator == MatchOperator.Equal && m.Name.Text != LabelMatcher.MetricName && shape.CanHave(m.Name.Text))
            .GroupBy(m => m.Name.Text).ToDictionary(g => g.Key, g => g.First().Value.Value);
    }

    private static bool Compares(BinaryExpr binary, string label) => binary.Modifiers.Matching switch
    {
        null => true,
        var matching => matching.IsOn == matching.Labels.Any(l => l.Text == label),
    };

    /// <summary>Labels that the metrics on a server have on one side only.</summary>
    private static string? Known(BinaryExpr binary, MetricCatalogue? metrics)
    {
        if (metrics is null || binary.Operator.IsSet() || binary.Modifiers.Matching is not null) return null;
        if (Facts(binary.Left, metrics) is not { } left || Facts(binary.Right, metrics) is not { } right || left.Name == right.Name) return null;
        var (leftShape, rightShape) = (LabelShape.Of(binary.Left), LabelShape.Of(binary.Right));
        var onlyLeft = left.Labels.Keys.Where(l => leftShape.CanHave(l) && !right.MayHave(l)).ToList();
        var onlyRight = right.Labels.Keys.Where(l => rightShape.CanHave(l) && !left.MayHave(l)).ToList();
        if (onlyLeft.Count == 0 && onlyRight.Count == 0) return null;
        var differing = string.Join(", ", onlyLeft.Concat(onlyRight).Distinct().Order(StringComparer.Ordinal));
        return $"{left.Name} and {right.Name} do not have the same labels ({differing}), so nothing matches; aggregate both sides";
    }

    private static MetricFacts? Facts(Expr side, MetricCatalogue metrics)
    {
        // Only where the series are those of one metric; aggregations have their own labels.
        if (side.SelfAndDescendants().Any(e => e is AggregateExpr or BinaryExpr { Left.Type: ExprType.InstantVector, Right.Type: ExprType.InstantVector } or Call { Function: null } or Call { Function.Name: "absent" or "absent_over_time" or "label_replace" or "label_join" })) return null;
        var selectors = side.SelfAndDescendants().OfType<VectorSelector>().ToList();
        return selectors is [{ Metric: { } metric }] ? metrics.Find(metric) : null;
    }

    private static string Shown(LabelShape shape) => shape.Labels.Count == 0 ? "none" : string.Join(", ", shape.Labels);
}
