using Bunit;
using OperatorConsole.Core;
using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.Isartor;
using OperatorConsole.Web.Components.Pages.Gateways.Sections;

namespace OperatorConsole.Tests.Components.Pages.Gateways;

public sealed class IsartorSectionsTests : PageContext
{
    private static readonly Failure Refused = new(FailureKind.AccessDenied, "Isartor at http://x/debug/providers", "it refuses the credentials (401)", "Set apiKeyFile of edge.");

    private static readonly IsartorReport Report = new(Now)
    {
        Health = Told(DebugEndpoint.IsartorHealth, new IsartorHealth { Version = "2026.4.4", Layers = new Dictionary<string, string> { ["l2"] = "active" }, Uptime = TimeSpan.FromHours(1) }),
        Prompts = Told(DebugEndpoint.IsartorPrompts, new IsartorPrompts { Total = 100, ByLayer = new Dictionary<string, double> { ["l0"] = 10, ["l1a"] = 45, ["l3"] = 45 } }),
        Agents = Told(DebugEndpoint.IsartorAgents, new IsartorAgents([new IsartorAgent("<img src=x onerror=alert(1)>", 5, 1, 4, 1, 4, 0, 0, 12, 0, 0)])),
        Providers = new Seen<IsartorProviders>(DebugEndpoint.IsartorProviders, null, null, Refused),
        Overview = Told(DebugEndpoint.IsartorOverview, new IsartorOverview { Requests = 100, Quotas = ["daily tokens: 1 / 2 (50.0%)"] }),
        Usage = Told(DebugEndpoint.IsartorUsage, new IsartorUsage(TimeSpan.FromHours(24), 50, 50, null, null, 1, 1)),
        Breakdown = Told(DebugEndpoint.IsartorBreakdown, new IsartorBreakdown(TimeSpan.FromHours(24), [], [])),
    };

    [Fact]
    public void Section_ThatIsRefused_SaysSoAloneAndTheOthersStand()
    {
        var page = Show(Report);
        Assert.Equal("Providers", Assert.Single(page.FindAll("section.told:has([role=alert])")).GetAttribute("aria-label"));
        Assert.Contains("50 %", page.Find("section[aria-label=Statistics]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_FromHealth_AreNotTakenForProbes() =>
        Assert.Contains("Nothing of this is probed", Show(Report).Find("section[aria-label=Layers]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Tool_WithMarkupInItsName_IsText() => Assert.Empty(Show(Report).FindAll("img"));

    [Fact]
    public void Numbers_OfReplicas_AreMarkedAsThoseOfOne()
    {
        var watch = new ProcessWatch([Now.AddHours(-2), Now.AddHours(-1)], Now, ProcessChange.Replicas, 5);
        Assert.Contains("Several processes answer at this address in turn, 2 so far", Show(Report with { Processes = watch }).Find(".banner.is-degraded").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_FromBeforeAFailure_AreShownWithIt()
    {
        var page = Show(Report with { Prompts = Report.Prompts with { Failure = Refused } });
        var section = page.Find("section[aria-label=Statistics]");
        Assert.Contains("What follows is from before.", section.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(section.QuerySelectorAll(".reading.is-stale"));
    }

    private IRenderedComponent<IsartorSections> Show(IsartorReport report) => Render<IsartorSections>(p => p.Add(s => s.Gateway, "edge").Add(s => s.Report, report));

    private static Seen<T> Told<T>(DebugEndpoint endpoint, T value)
        where T : class => new(endpoint, value, Now, null);
}
