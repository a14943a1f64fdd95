using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>How rules differ in what they say.</summary>
public static class RuleComparison
{
    private const int LongestText = 80;

    /// <summary>Whether two rules say the same.</summary>
    public static bool Same(Rule one, Rule other) =>
        one.IsAlert == other.IsAlert && one.Name.Value == other.Name.Value && one.Expr.Value == other.Expr.Value
        && one.ForText?.Value == other.ForText?.Value && one.KeepFiringForText?.Value == other.KeepFiringForText?.Value
        && Same(one.Labels, other.Labels) && Same(one.Annotations, other.Annotations);

    /// <summary>What is different between two states of a file, in a few words each: <c>Slow: threshold 5 → 8</c>.</summary>
    public static IReadOnlyList<string> Describe(RuleFile before, RuleFile after)
    {
        List<string> changes = [];
        foreach (var name in before.Groups.Concat(after.Groups).Select(g => g.Name).Distinct())
        {
            var old = before.Groups.FirstOrDefault(g => g.Name == name)?.Rules ?? [];
            var now = after.Groups.FirstOrDefault(g => g.Name == name)?.Rules ?? [];
            if (old.Count == now.Count)
            {
                foreach (var (was, becomes) in old.Zip(now)) changes.AddRange(Describe(was, becomes).Select(c => $"{becomes.Name}: {c}"));
                continue;
            }
            // Whatever is not there any more was taken out, whatever is new was put in.
            changes.AddRange(old.Where(r => !now.Any(n => Same(n, r))).Select(r => $"{r.Name}: taken out of {name}"));
            changes.AddRange(now.Where(r => !old.Any(o => Same(o, r))).Select(r => $"{r.Name}: put into {name}"));
            if (changes.Count == 0) changes.Add(FormattableString.Invariant($"{name}: {old.Count} → {now.Count} rules"));
        }
        return changes;
    }

    /// <summary>What is different between two states of a rule.</summary>
    public static IEnumerable<string> Describe(Rule before, Rule after)
    {
        if (before.Name.Value != after.Name.Value) yield return $"name {Short(before.Name.Value)} → {Short(after.Name.Value)}";
        if (before.Expr.Value != after.Expr.Value) yield return Numbers(before, after) ?? $"expression {Short(before.Expr.Value)} → {Short(after.Expr.Value)}";
        if (before.ForText?.Value != after.ForText?.Value) yield return $"for {Or(before.ForText?.Value)} → {Or(after.ForText?.Value)}";
        if (before.KeepFiringForText?.Value != after.KeepFiringForText?.Value) yield return $"keep_firing_for {Or(before.KeepFiringForText?.Value)} → {Or(after.KeepFiringForText?.Value)}";
        foreach (var change in Texts("label", before.Labels, after.Labels).Concat(Texts("annotation", before.Annotations, after.Annotations))) yield return change;
    }

    /// <summary>The numbers that differ; null where the expressions differ in more than numbers.</summary>
    private static string? Numbers(Rule before, Rule after)
    {
        if (before.Analysis?.Thresholds.All is not { Count: > 0 } old || after.Analysis?.Thresholds.All is not { } now || old.Count != now.Count) return null;
        if (Without(before) != Without(after)) return null;
        return string.Join(", ", old.Zip(now).Where(t => t.First.Range.Of(before.Expr.Value) != t.Second.Range.Of(after.Expr.Value)).Select(t => $"threshold {t.First.Range.Of(before.Expr.Value)} → {t.Second.Range.Of(after.Expr.Value)}"));
    }

    private static string Without(Rule rule)
    {
        var text = rule.Expr.Value;
        foreach (var threshold in rule.Analysis!.Thresholds.All.Reverse()) text = string.Concat(text.AsSpan(0, threshold.Range.Start), "#", text.AsSpan(threshold.Range.End));
        return text;
    }

    private static IEnumerable<string> Texts(string what, IReadOnlyList<RuleText> before, IReadOnlyList<RuleText> after)
    {
        foreach (var name in before.Concat(after).Select(t => t.Name.Value).Distinct())
        {
            var (old, now) = (before.FirstOrDefault(t => t.Name.Value == name)?.Value.Value, after.FirstOrDefault(t => t.Name.Value == name)?.Value.Value);
            if (old != now) yield return $"{what} {name} {Or(old)} → {Or(now)}";
        }
    }

    private static bool Same(IReadOnlyList<RuleText> one, IReadOnlyList<RuleText> other) =>
        one.Count == other.Count && one.All(t => other.Any(o => o.Name.Value == t.Name.Value && o.Value.Value == t.Value.Value));

    private static string Or(string? text) => text is null ? "none" : Short(text);

    private static string Short(string text)
    {
        var line = text.Trim().ReplaceLineEndings(" ");
        return line.Length > LongestText ? $"“{line[..LongestText]}…”" : $"“{line}”";
    }
}
