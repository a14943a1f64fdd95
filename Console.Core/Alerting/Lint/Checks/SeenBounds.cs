using System.Globalization;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Bounds outside everything the measured side was in the past: alerts that would never have fired, or always.</summary>
internal sealed class SeenBounds() : RuleCheck(Never, Always)
{
    /// <summary>Fewer moments say nothing of what is usual.</summary>
    private const int FewMoments = 20;

    private static readonly LintCheck Never = new("threshold-never-reached", LintSeverity.Information);

    private static readonly LintCheck Always = new("threshold-always-exceeded", LintSeverity.Warning);

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        if (rule.Around.Seen is not { } all) yield break;
        foreach (var comparison in rule.Bounds.Where(SeenRangeReader.IsHeldBeside))
        {
            if (!all.TryGetValue(SeenRangeReader.TextOf(rule.Rule, comparison), out var seen) || seen.Moments < FewMoments) continue;
            var (lowest, highest) = (Holds(comparison, seen.Lowest), Holds(comparison, seen.Highest));
            var part = (comparison.Constant ?? comparison.Node).Range;
            var was = $"it was between {Text(seen.Lowest)} and {Text(seen.Highest)} at all {seen.Moments} moments looked at since {seen.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, one every {UnitFormat.Seconds(seen.Step.TotalSeconds)}";
            if (lowest && highest) yield return rule.Suspect(Always, part, $"{was}: this would have held at every one of them");
            else if (!lowest && !highest) yield return rule.Suspect(Never, part, $"{was}: this would have held at none of them");
        }
    }

    private static bool Holds(Comparison comparison, double value) => comparison.Operator switch
    {
        BinaryOperator.Greater => value > comparison.Value,
        BinaryOperator.GreaterOrEqual => value >= comparison.Value,
        BinaryOperator.Less => value < comparison.Value,
        _ => value <= comparison.Value,
    };

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
