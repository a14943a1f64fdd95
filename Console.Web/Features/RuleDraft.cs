using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Web.Features;

/// <summary>
/// What somebody wants to change in a rule, as the editor's address carries it: <c>?t.0=0.1&amp;for=10m&amp;l.severity=critical</c>.
/// What says the same as the file is no change, so that all fields of a form can be sent.
/// </summary>
public sealed class RuleDraft
{
    /// <summary>Before the place of a threshold.</summary>
    public const string Threshold = "t.";

    /// <summary>Before the name of a label.</summary>
    public const string Label = "l.";

    /// <summary>Before the name of an annotation.</summary>
    public const string Annotation = "a.";

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private RuleDraft(Rule rule) => Rule = rule;

    /// <summary>The rule as it is.</summary>
    public Rule Rule { get; }

    /// <summary>The changes; or what is wrong with them.</summary>
    public Result<RuleChanges> Changes { get; private set; } = new RuleChanges();

    /// <summary>What is wrong with single fields, by their names.</summary>
    public IReadOnlyDictionary<string, Failure> Problems { get; private set; } = new Dictionary<string, Failure>();

    /// <summary>Whether nothing is changed and nothing wrong.</summary>
    public bool IsEmpty => Problems.Count == 0 && Changes.Value is { IsEmpty: true };

    /// <summary>Reads an address.</summary>
    public static RuleDraft Read(Rule rule, string query)
    {
        var draft = new RuleDraft(rule);
        foreach (var (name, values) in QueryHelpers.ParseQuery(query))
        {
            var value = (values.LastOrDefault() ?? "").ReplaceLineEndings("\n");
            if (name is "for" or "keep" or "expr" || name.StartsWith(Threshold, StringComparison.Ordinal) || name.StartsWith(Label, StringComparison.Ordinal) || name.StartsWith(Annotation, StringComparison.Ordinal))
                draft._fields[name] = value;
        }
        var added = QueryHelpers.ParseQuery(query);
        foreach (var (kind, prefix) in (ReadOnlySpan<(string, string)>)[("label", Label), ("annotation", Annotation)])
            if (added.GetValueOrDefault($"new-{kind}").ToString().Trim() is { Length: > 0 } name) draft._fields[prefix + name] = added.GetValueOrDefault($"new-{kind}-text").ToString();
        draft.Judge();
        return draft;
    }

    /// <summary>What a field shows: what was typed, or what the file says.</summary>
    public string Shown(string field, string file) => _fields.GetValueOrDefault(field, file);

    /// <summary>The fields that differ, as an address carries them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields() => _fields.Where(f => IsChange(f.Key, f.Value)).Select(f => KeyValuePair.Create(f.Key, (string?)f.Value));

    /// <summary>What the file says in a field; null where it has none such.</summary>
    public string? InFile(string field) => field switch
    {
        "for" => Rule.ForText?.Value ?? "",
        "keep" => Rule.KeepFiringForText?.Value ?? "",
        "expr" => Rule.Expr.Value.Trim(),
        _ when field.StartsWith(Threshold, StringComparison.Ordinal) => ThresholdText(field),
        _ when field.StartsWith(Label, StringComparison.Ordinal) => Text(Rule.Labels, field[Label.Length..]),
        _ => Text(Rule.Annotations, field[Annotation.Length..]),
    };

    private bool IsChange(string field, string value) => field == "expr" ? value.Trim() != InFile(field) : value.Trim() != (InFile(field) ?? "").Trim();

    private void Judge()
    {
        Dictionary<string, Failure> problems = new(StringComparer.Ordinal);
        Dictionary<int, double> thresholds = [];
        Dictionary<string, string?> labels = [], annotations = [];
        foreach (var (field, value) in Fields())
        {
            if (field.StartsWith(Threshold, StringComparison.Ordinal))
            {
                var number = NumberField.Read(value);
                if (!number.Succeeded) problems[field] = number.Failure;
                else if (int.TryParse(field.AsSpan(Threshold.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) thresholds[index] = number.Value;
            }
            // A field that is emptied takes its label away.
            else if (field.StartsWith(Label, StringComparison.Ordinal)) labels[field[Label.Length..]] = value is { Length: > 0 } ? value : null;
            else if (field.StartsWith(Annotation, StringComparison.Ordinal)) annotations[field[Annotation.Length..]] = value is { Length: > 0 } ? Kept(field, value) : null;
        }
        Problems = problems;
        var expr = _fields.TryGetValue("expr", out var text) && IsChange("expr", text) ? text : null;
        if (problems.Count > 0) Changes = problems.First().Value;
        else Changes = new RuleChanges { Thresholds = expr is null ? thresholds : new Dictionary<int, double>(), Expr = expr, For = Changed("for"), KeepFiringFor = Changed("keep"), Labels = labels, Annotations = annotations };
    }

    private string? Changed(string field) => _fields.TryGetValue(field, out var value) && IsChange(field, value) ? value.Trim() : null;

    /// <summary>A block ends with a line break that a text box does not send.</summary>
    private string Kept(string field, string value) => InFile(field) is { } old && old.EndsWith('\n') && !value.EndsWith('\n') ? value + "\n" : value;

    private string? ThresholdText(string field) =>
        int.TryParse(field.AsSpan(Threshold.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && Rule.Analysis?.Thresholds.All.ElementAtOrDefault(index) is { } threshold
            ? Write(threshold.Value) : null;

    private static string? Text(IReadOnlyList<RuleText> texts, string name) => texts.FirstOrDefault(t => t.Name.Value == name)?.Value.Value;

    /// <summary>A number as a field shows it.</summary>
    public static string Write(double value) => value.ToString("0.#################", CultureInfo.InvariantCulture) is { Length: < 20 } plain && double.Parse(plain, CultureInfo.InvariantCulture).Equals(value) ? plain : value.ToString("R", CultureInfo.InvariantCulture);
}
