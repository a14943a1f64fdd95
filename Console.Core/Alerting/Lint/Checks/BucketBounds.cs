using System.Globalization;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Bounds that a histogram's buckets cannot tell: at or above the last finite one, or inside the first.</summary>
internal sealed class BucketBounds() : RuleCheck(Above, Inside)
{
    private static readonly LintCheck Above = new("threshold-above-buckets", LintSeverity.Error);

    private static readonly LintCheck Inside = new("threshold-in-first-bucket", LintSeverity.Error);

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        if (rule.Around.Metrics is not { } metrics) yield break;
        foreach (var comparison in rule.Bounds)
        {
            if (comparison.Measured.Unwrapped is not Call { Function.Name: "histogram_quantile" } quantile) continue;
            if (quantile.SelfAndDescendants().OfType<VectorSelector>().FirstOrDefault()?.Metric is not { } metric || metrics.Find(metric)?.Labels.GetValueOrDefault("le") is not { } le) continue;
            var bounds = le.Select(Bound).Where(b => double.IsFinite(b)).Order().ToList();
            if (bounds.Count == 0) continue;
            var value = comparison.Value!.Value;
            var first = bounds.FirstOrDefault(b => b > 0, bounds[^1]);
            var range = (comparison.Constant ?? comparison.Node).Range;
            if (comparison.Operator is BinaryOperator.Greater && value >= bounds[^1])
                yield return rule.Suspect(Above, range, FormattableString.Invariant($"the last finite bucket of {metric} ends at {bounds[^1]}, and no quantile is ever shown above it: this never fires"));
            else if (value > 0 && value < first)
                yield return rule.Suspect(Inside, range, FormattableString.Invariant($"the first bucket of {metric} reaches to {first}: below that a quantile is only a guess between the ends (0.95 of anything up to {first} shows as {0.95 * first:0.###}), so this fires always or never; use the mean, _sum / _count"));
        }
    }

    private static double Bound(string le) => double.TryParse(le, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) ? bound : double.PositiveInfinity;
}
