using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Editing;

/// <summary>Changes values of a rule in the text of its file. Whatever is changed is read again and must be the old file but for that value.</summary>
public static class RuleEditor
{
    /// <summary>Changes a rule.</summary>
    /// <param name="text">The file.</param>
    /// <param name="rule">The rule, read from this text.</param>
    /// <param name="changes">What is to be different in it.</param>
    public static Result<string> Change(string text, Rule rule, RuleChanges changes)
    {
        if (changes.IsEmpty) return Refused(rule, "nothing is to change", "Change a number, a time, a label or an annotation.");
        var result = Result.Of(text);
        if (changes is { Expr: not null, Thresholds.Count: > 0 }) return Refused(rule, "both the expression and numbers in it are to change", "Send the expression with its new numbers, or the numbers alone.");
        if (changes.Thresholds.Count > 0) result = ChangeThresholds(text, rule, changes.Thresholds);
        if (changes.Expr is { } expr) result = Then(t => ChangeExpression(t, rule, expr));
        if (changes.For is { } duration) result = Then(t => ChangeDuration(t, rule, "for", duration));
        if (changes.KeepFiringFor is { } keep) result = Then(t => ChangeDuration(t, rule, "keep_firing_for", keep));
        foreach (var (name, value) in changes.Labels) result = Then(t => ChangeText(t, rule, "labels", name, value));
        foreach (var (name, value) in changes.Annotations) result = Then(t => ChangeText(t, rule, "annotations", name, value));
        if (!result.Succeeded) return result;
        return result.Value == text ? Refused(rule, "the rule already says so", "Change a number, a time, a label or an annotation.") : result;

        Result<string> Then(Func<string, Result<string>> next) => result.Succeeded ? next(result.Value) : result;
    }

    private static Result<string> ChangeThresholds(string text, Rule rule, IReadOnlyDictionary<int, double> values)
    {
        if (rule.Analysis is not { } analysis) return Refused(rule, "its expression cannot be read", "Correct the expression first.");
        var (old, all) = (rule.Expr.Value, analysis.Thresholds.All);
        List<TextEdit> edits = [];
        foreach (var (index, value) in values)
        {
            if (index < 0 || index >= all.Count) return Refused(rule, FormattableString.Invariant($"it has no threshold {index}"), FormattableString.Invariant($"It has {all.Count}, counted from 0."));
            if (!double.IsFinite(value)) return Refused(rule, "a threshold is a finite number", "Type a number, such as 0.05 or 80.");
            if (all[index].Value == value) continue;
            if (rule.Parsed.Comments.Any(c => all[index].Range.Contains(c))) return Refused(rule, "a comment stands within the number", "Change the expression as text.");
            edits.Add(NumberWriter.Write(old, all[index], value));
        }
        var expected = TextEdit.Apply(old, edits);
        if (Difference(all, PromQlParser.Parse(expected), values) is { } problem) return Refused(rule, problem, "Change the expression as text.");
        return new WrittenRule(text, rule).ReplaceInExpression(edits, expected);
    }

    /// <summary>Why the new expression is not the old one with other numbers; null where it is.</summary>
    private static string? Difference(IReadOnlyList<Threshold> before, ParsedExpression parsed, IReadOnlyDictionary<int, double> values)
    {
        if (parsed.Root is not { } root) return $"with the new number its expression would be none: {parsed.Error!.Message}";
        var after = ExpressionAnalysis.Of(root, parsed.Text).Thresholds.All;
        var isSame = after.Count == before.Count && before.Index().All(b => after[b.Index].Comparison.Operator == b.Item.Comparison.Operator
            && after[b.Index].Value.Equals(values.TryGetValue(b.Index, out var wanted) ? wanted : b.Item.Value));
        return isSame ? null : "with the new number its expression would mean something else";
    }

    private static Result<string> ChangeExpression(string text, Rule rule, string expr)
    {
        if (string.IsNullOrWhiteSpace(expr)) return Refused(rule, "the expression is empty", "Type one, such as up == 0.");
        // A block ends with a line break of its own, which nobody types.
        var body = expr.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        var parsed = PromQlParser.Parse(body);
        if (!parsed.Succeeded) return Refused(rule, $"the expression is wrong at {parsed.Error.Position}: {parsed.Error.Message}", "Correct it there.");
        var old = rule.Expr.Value;
        return new WrittenRule(text, rule).Set(["expr"], body + old[old.TrimEnd('\n').Length..]);
    }

    private static Result<string> ChangeDuration(string text, Rule rule, string field, string duration)
    {
        if (!rule.IsAlert) return Refused(rule, $"“{field}” stands only in alerts", "Leave it out: this rule records a series.");
        var typed = duration.Trim();
        if (typed.Length == 0) return new WrittenRule(text, rule).Remove([field]);
        return Settings.PrometheusDuration.TryParse(typed, out _)
            ? new WrittenRule(text, rule).Set([field], typed)
            : Refused(rule, $"“{typed}” is no duration for “{field}”", "Write whole numbers with a unit, the largest first: 30s, 5m, 1h30m.");
    }

    private static Result<string> ChangeText(string text, Rule rule, string map, string name, string? value)
    {
        if (map == "annotations" && !rule.IsAlert) return Refused(rule, "annotations stand only in alerts", "Leave them out: this rule records a series.");
        if (!PromQl.Name.IsLabel(name) || (map == "labels" && name is "__name__" or "alertname")) return Refused(rule, $"“{name}” cannot be the name of {(map == "labels" ? "a label" : "an annotation")} here", "Use letters, digits and underscores, and no digit first.");
        if (value is null) return new WrittenRule(text, rule).Remove([map, name]);
        return value.Contains('\0', StringComparison.Ordinal)
            ? Refused(rule, $"“{name}” holds the character U+0000", "Take it out.")
            : new WrittenRule(text, rule).Set([map, name], value.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    internal static Failure Refused(Rule rule, string problem, string remedy) => new(FailureKind.BadQuestion, $"{rule.Name} in group {rule.Group.Name}", problem, remedy);
}
