using OperatorConsole.Core.PromQl;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Selectors beside the series a server has: metrics, labels and values that do not exist.</summary>
internal sealed class KnownSeries() : RuleCheck(UnknownMetric, Renamed, NeverWritten, BucketOfSummary, UnknownLabel, UnknownValue, UnknownJob, ExportedJob, HighCardinality)
{
    private const int ManySeries = 1000;

    private static readonly LintCheck UnknownMetric = new("unknown-metric", LintSeverity.Error, "promql/series");
    private static readonly LintCheck Renamed = new("renamed-metric", LintSeverity.Warning, "promql/series");
    private static readonly LintCheck NeverWritten = new("never-written", LintSeverity.Warning, "promql/series");
    private static readonly LintCheck BucketOfSummary = new("bucket-of-summary", LintSeverity.Error, "promql/series");
    private static readonly LintCheck UnknownLabel = new("unknown-label", LintSeverity.Error, "promql/series");
    private static readonly LintCheck UnknownValue = new("unknown-value", LintSeverity.Warning, "promql/series");
    private static readonly LintCheck UnknownJob = new("unknown-job", LintSeverity.Error, "promql/series");
    private static readonly LintCheck ExportedJob = new("exported-job", LintSeverity.Error, "promql/series");
    private static readonly LintCheck HighCardinality = new("high-cardinality", LintSeverity.Information, "query/cost");

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        if (rule.Around.Metrics is not { } metrics) yield break;
        foreach (var use in rule.Expression.Selectors.Where(u => !u.Path.OfType<Call>().Any(c => c.Function?.Name is "absent" or "absent_over_time")))
        {
            if (use.Selector.Metric is not { } metric || metric is "ALERTS" or "ALERTS_FOR_STATE") continue;
            if (metrics.Find(metric) is not { SeriesCount: > 0 } facts)
            {
                if (Missing(rule, use.Selector, metric, metrics) is { } missing) yield return missing;
                continue;
            }
            foreach (var suspicion in use.Selector.Matchers.Where(m => m.Name.Text != LabelMatcher.MetricName).Select(m => OfMatcher(rule, m, facts)).OfType<Suspicion>()) yield return suspicion;
            foreach (var label in Grouped(use).Where(l => l.Text != "le" && !facts.MayHave(l.Text)))
                yield return rule.Suspect(UnknownLabel, label.Range, $"{metric} has no label “{label}”. {NearestName.Advice(label.Text, [.. facts.Labels.Keys])}");
            if (rule.Rule.IsAlert && facts.SeriesCount > ManySeries && use.Path.All(p => p is not AggregateExpr))
                yield return rule.Suspect(HighCardinality, use.Selector, FormattableString.Invariant($"{metric} has {facts.SeriesCount} series, and each can be an alert of its own; aggregate them"));
        }
    }

    private static Suspicion? Missing(RuleUnderLint rule, VectorSelector selector, string metric, MetricCatalogue metrics)
    {
        var range = selector.Name?.Range ?? selector.Range;
        if (metrics.Renamed.TryGetValue(metric, out var today)) return rule.Suspect(Renamed, range, $"{metric} is {today} in newer releases", Renaming(rule, selector, today));
        if (metric.EndsWith("_bucket", StringComparison.Ordinal) && metrics.Find(metric[..^7]) is { Type: "summary" })
            return rule.Suspect(BucketOfSummary, range, $"{metric[..^7]} is a summary: it has no buckets, only its own quantiles or none");
        if (metrics.Find(metric) is { } registered)
            return rule.Suspect(NeverWritten, range, $"{metric} is registered ({registered.Type ?? "of some type"}) but has no series: nothing ever wrote to it");
        if (!metrics.IsMissing(metric)) return null;
        var nearest = NearestName.Find(metric, metrics.Names);
        return rule.Suspect(UnknownMetric, range, $"there is no metric {metric}{(nearest is null ? "" : $"; did you mean {nearest}?")}", nearest is null ? null : Renaming(rule, selector, nearest));
    }

    private static string? Renaming(RuleUnderLint rule, VectorSelector selector, string name) => selector.Name is not { Range: var range } ? null
        : string.Concat(rule.Rule.Expr.Value.AsSpan(0, range.Start), name, rule.Rule.Expr.Value.AsSpan(range.End)).Trim();

    private static Suspicion? OfMatcher(RuleUnderLint rule, LabelMatcher matcher, MetricFacts facts)
    {
        // What also takes series without the label selects something in any case.
        if (matcher.MatchesEmpty || matcher.Operator is MatchOperator.NotEqual or MatchOperator.NotMatches) return null;
        var name = matcher.Name.Text;
        if (!facts.Labels.TryGetValue(name, out var values) && facts.OtherLabels.Contains(name)) return null;
        if (values is null)
            return rule.Suspect(UnknownLabel, matcher.Name.Range, $"{facts.Name} has no label “{name}”. {NearestName.Advice(name, [.. facts.Labels.Keys])}");
        if (matcher.Operator == MatchOperator.Equal ? Occurs(matcher.Value.Value, name, values, facts) : values.Count == 0 || LabelPattern.Of(matcher.Value.Value) is not { } regex || values.Any(regex.IsMatch)) return null;
        if (name is "job" or "instance" && facts.Labels.TryGetValue($"exported_{name}", out var exported) && exported.Contains(matcher.Value.Value))
            return rule.Suspect(ExportedJob, matcher.Range, $"“{matcher.Value.Value}” is the gateway's own {name}; behind a collector it stands in the label exported_{name}, and {name} is the collector's",
                string.Concat(rule.Rule.Expr.Value.AsSpan(0, matcher.Name.Range.Start), "exported_", rule.Rule.Expr.Value.AsSpan(matcher.Name.Range.Start)).Trim());
        var advice = NearestName.Advice(matcher.Value.Value, values.Count <= 20 ? [.. values] : []);
        return rule.Suspect(name == "job" ? UnknownJob : UnknownValue, matcher.ValueRange, $"{facts.Name} has no series whose {name} is {matcher.ValueRange.Of(rule.Rule.Expr.Value)}. {advice}");
    }

    private static bool Occurs(string value, string label, IReadOnlySet<string> values, MetricFacts facts) =>
        values.Count > 0 ? values.Contains(value) : !facts.Patterns.TryGetValue(label, out var pattern) || LabelPattern.Of(pattern) is not { } regex || regex.IsMatch(value);

    /// <summary>The labels of the first aggregation around a selector, where those are still its own.</summary>
    private static IReadOnlyList<Name> Grouped(SelectorUse use)
    {
        foreach (var outer in use.Path.Reverse())
        {
            if (outer is AggregateExpr { Grouping: { IsWithout: false } by } aggregate) return LabelShape.Of(aggregate.Inner).IsOnly ? [] : by.Labels;
            if (outer is BinaryExpr { Modifiers.Matching: not null } or AggregateExpr or Call { Function: null or { Name: "label_replace" or "label_join" or "info" } }) return [];
        }
        return [];
    }
}
