using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.PromQl;
using Live = OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Alerting.Listing;

/// <summary>Which gateway a rule is about: the one its <c>gateway</c> label names, or the one whose job its selectors pick.</summary>
internal sealed class GatewayOfRule(GatewayFleet fleet)
{
    public string Of(Rule rule) => Of(rule.Label("gateway"), rule.Analysis);

    public string Of(Live.Rule rule) => Of(rule.Labels.GetValueOrDefault("gateway"), PromQlParser.Parse(rule.Query).Root is { } root ? ExpressionAnalysis.Of(root, rule.Query) : null);

    private string Of(string? label, ExpressionAnalysis? expression)
    {
        if (label is not null && fleet.Find(label) is not null) return label;
        foreach (var matcher in expression?.Selectors.SelectMany(s => s.Selector.Matchers) ?? [])
        {
            if (matcher.Name.Text != "job" || matcher.Operator != MatchOperator.Equal) continue;
            if (fleet.Members.FirstOrDefault(m => m.Gateway.Succeeded && m.Gateway.Value.HasJob(matcher.Value.Value)) is { } member) return member.Settings.Name;
        }
        return "";
    }
}
