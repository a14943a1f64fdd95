using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Templates in labels and annotations that Prometheus refuses, or that show nothing.</summary>
internal sealed class Templates() : RuleCheck(Syntax, Label, Value)
{
    private static readonly LintCheck Syntax = new("template-syntax", LintSeverity.Error, "alerts/template");

    private static readonly LintCheck Label = new("template-label", LintSeverity.Warning, "alerts/template");

    private static readonly LintCheck Value = new("template-value", LintSeverity.Warning, "alerts/template");

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        if (!rule.Rule.IsAlert) yield break;
        foreach (var text in rule.Rule.Labels.Concat(rule.Rule.Annotations).Where(t => t.Value.Value.Contains("{{", StringComparison.Ordinal)))
        {
            var template = new TemplateText(text.Value.Value);
            foreach (var (range, message) in template.Problems) yield return new Suspicion(Syntax, text.Value, range, message);
            foreach (var (range, label) in template.Labels)
                if (!CanHave(rule, label)) yield return new Suspicion(Label, text.Value, range, $"the result has no label “{label}” ({LabelShape.Of(rule.Root)}), so this shows nothing; labels the rule itself adds are not in $labels");
            if (template.Value is { } value && rule.Rule.Labels.Contains(text)) yield return new Suspicion(Value, text.Value, value, "a label with the value makes a new alert of every new value, and none ever reaches its “for”; put it into an annotation");
        }
    }

    private static bool CanHave(RuleUnderLint rule, string label)
    {
        if (!LabelShape.Of(rule.Root).CanHave(label)) return false;
        if (LabelShape.Of(rule.Root).IsOnly || rule.Around.Metrics is not { } metrics || rule.Expression.Calls.Any(c => c.Function is null or { Name: "label_replace" or "label_join" or "info" })) return true;
        var facts = rule.Expression.Selectors.Select(s => s.Selector.Metric is { } metric ? metrics.Find(metric) : null).ToList();
        return facts.Any(f => f is null || f.SeriesCount == 0 || f.MayHave(label));
    }
}
