using OperatorConsole.Core.Alerting.Drafting;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Alerting.Drafting;

public sealed class RuleTemplatesTests
{
    [Theory]
    [InlineData("isartor", "down errors latency deflection cache")]
    [InlineData("gatewayz", "down errors latency")]
    [InlineData("litellm", "down errors latency")]
    [InlineData("privaterouter", "down errors latency")]
    [InlineData("stratarouter", "down errors")]
    public void Templates_OfEveryProfile_AreRulesTheChecksHaveNothingAgainst(string profile, string ids)
    {
        var settings = new ConsoleSettings { Gateways = [new GatewaySettings { Name = "edge-eu.1", Profile = profile }], Prometheus = new PrometheusSettings() };
        var gateway = new GatewayFleet(settings, ProfileCatalogue.Load(null)).Members[0].Gateway.Value!;

        var templates = RuleTemplates.Of(gateway);

        Assert.Superset(ids.Split(' ').ToHashSet(), templates.Select(t => t.Id).ToHashSet());
        foreach (var template in templates)
        {
            var text = $"groups:\n- name: g\n  rules:\n{string.Join('\n', template.Lines.Split('\n').Select(l => "  " + l).ToArray())}\n";
            Assert.Empty(Linter.Examine(text, LintSurroundings.Unknown).Where(f => f.Check.Severity == LintSeverity.Error).Select(f => $"{f}\n{text}"));
            Assert.Contains("EdgeEu1", template.Lines, StringComparison.Ordinal);
        }
    }
}
