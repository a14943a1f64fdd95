using System.Text.RegularExpressions;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Ratios a process computed itself, since it started: <c>cache_hit_rate &lt; 0.7</c>.</summary>
internal sealed partial class ReadyMadeRatio() : RuleCheck(Check)
{
    private static readonly LintCheck Check = new("ready-made-ratio", LintSeverity.Information);

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule) =>
        from comparison in rule.Bounds
        let selector = comparison.Measured.Unwrapped as VectorSelector ?? (comparison.Measured.Unwrapped as AggregateExpr)?.Inner.Unwrapped as VectorSelector
        where selector?.Metric is { } metric && Share().IsMatch(metric)
        select rule.Suspect(Check, selector, $"{selector.Metric} is a ratio the process computed itself, mostly since it started: it falls after each restart, hardly moves later, and cannot be averaged over replicas; divide the rates of its counters");

    [GeneratedRegex("(^|_)(hit|miss|error|success|failure)_(rate|ratio|percentage)$")]
    private static partial Regex Share();
}
