using OperatorConsole.Core.Alerting.Yaml;
using OperatorConsole.Core.PromQl;
using YamlDotNet.Core;

namespace OperatorConsole.Core.Alerting.Rules;

/// <summary>Reads rule files; what is wrong is reported and read past.</summary>
/// <remarks>
/// <code>
/// groups:
///   - name: gateway
///     interval: 30s
///     rules:
///       - alert: GatewayDown
///         expr: up{job="edge"} == 0
///         for: 2m
/// </code>
/// </remarks>
internal sealed class RuleFileReader(string text)
{
    private readonly List<RuleFileProblem> _problems = [];

    public RuleFile Read()
    {
        var groups = ReadDocuments();
        foreach (var twice in groups.GroupBy(g => g.Name).Where(g => g.Count() > 1))
            Report(new TextRange(0, 0), $"the group “{twice.Key}” stands there twice");
        return new RuleFile(text, groups, _problems);
    }

    private List<RuleGroup> ReadDocuments()
    {
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var zero)
        {
            // YamlDotNet would take it for the end.
            Report(new TextRange(zero, zero + 1), "this is no YAML: it holds the character U+0000");
            return [];
        }
        IReadOnlyList<YamlPart> documents;
        try
        {
            documents = YamlTree.Read(text).Documents;
        }
        catch (YamlException problem)
        {
            Report(Range(problem.Start, problem.End), $"this is no YAML: {problem.Message}");
            return [];
        }
        // Prometheus reads the first document of a file and no other.
        foreach (var further in documents.Skip(1)) Report(further, "Prometheus reads no document but the first");
        if (documents.Count == 0) return [];
        if (documents[0] is not YamlMapping root)
        {
            Report(documents[0], "a rule file is a mapping with “groups”");
            return [];
        }
        var fields = root.Entry("kind")?.Value is YamlScalar { Text.Value: "PrometheusRule" } && root.Entry("spec")?.Value is YamlMapping spec ? new RuleFields(this, spec) : new RuleFields(this, root, "groups");
        return [.. fields.Maps("groups").Select(ReadGroup)];
    }

    private RuleGroup ReadGroup(YamlMapping node)
    {
        var fields = new RuleFields(this, node, "name", "interval", "query_offset", "limit", "rules", "labels", "partial_response_strategy", "source_tenants", "evaluation_delay");
        var group = new RuleGroup(fields.Required("name").Value, fields.Duration("interval")) { HasLabels = fields.Has("labels") };
        if (fields.Has("name") && group.Name.Length == 0) Report(node, "the group's name is empty");
        foreach (var (index, rule) in fields.Maps("rules").Index()) group.Add(ReadRule(group, index, rule));
        return group;
    }

    private Rule ReadRule(RuleGroup group, int index, YamlMapping node)
    {
        var fields = new RuleFields(this, node, "alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations");
        var (alert, record) = (fields.Text("alert"), fields.Text("record"));
        if (alert is null == record is null) Report(node, alert is null ? "the rule has neither “alert” nor “record”" : "the rule has both “alert” and “record”");
        if (record is not null && alert is null)
        {
            if (!Name.IsMetric(record.Value)) Report(record.Range, $"“{record.Value}” is no name for a series");
            foreach (var field in (ReadOnlySpan<string>)["for", "keep_firing_for", "annotations"])
                if (fields.Has(field)) Report(node, $"“{field}” stands only in alerts");
        }
        var expr = fields.Required("expr");
        if (fields.Has("expr") && string.IsNullOrWhiteSpace(expr.Value)) Report(expr.Range, "“expr” is empty");
        return new Rule(group, index, new TextRange(node.Range.Start, EndOf(node)))
        {
            IsAlert = alert is not null,
            Name = alert ?? record ?? Text(""),
            Expr = expr,
            ForText = fields.Text("for"),
            For = fields.Duration("for") ?? TimeSpan.Zero,
            KeepFiringForText = fields.Text("keep_firing_for"),
            KeepFiringFor = fields.Duration("keep_firing_for") ?? TimeSpan.Zero,
            Labels = ReadTexts(fields, "labels"),
            Annotations = ReadTexts(fields, "annotations"),
        };
    }

    private List<RuleText> ReadTexts(RuleFields fields, string name)
    {
        List<RuleText> texts = [.. fields.Texts(name)];
        foreach (var text in texts.Where(t => !Name.IsLabel(t.Name.Value) || (name == "labels" && t.Name.Value is "__name__" or "alertname")))
            if (name == "labels" || !Name.IsLabel(text.Name.Value)) Report(text.Name.Range, $"“{text.Name}” cannot be the name of {(name == "labels" ? "a label" : "an annotation")} here");
        return texts;
    }

    internal YamlText Text(string value, TextRange range = default, ScalarStyle style = ScalarStyle.Plain) => new(text, value, range, style);

    internal void Report(YamlPart part, string message) => Report(new TextRange(part.Range.Start, part.Range.Start), message);

    internal void Report(TextRange range, string message) => _problems.Add(new RuleFileProblem(range, message));

    /// <summary>A block mapping's own range goes on to what comes next. A rule ends with its last field, or with that field's last entry.</summary>
    private static int EndOf(YamlMapping rule) => rule.Entries.Select(e => e.Value is YamlMapping { IsFlow: false } fields ? EndOf(fields) : e.Value.Range.End).Append(rule.Range.Start).Max();

    private TextRange Range(Mark start, Mark end) => new((int)Math.Min(start.Index, text.Length), (int)Math.Min(Math.Max(start.Index, end.Index), text.Length));
}
