using System.Collections.Concurrent;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OperatorConsole.Core;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;
using OperatorConsole.Core.Spend;
using OperatorConsole.Web.Components.Pages.Fleet;

namespace OperatorConsole.Tests.Components.Pages;

/// <summary>Pages across gateways: the first paint has numbers, a filter is an address, and what cannot be told says why.</summary>
public sealed class FleetPagesTests : PageContext
{
    private static readonly Reading Some = new() { State = PanelState.Value, Value = 1, Text = "1", AsOf = Now };

    private readonly ConcurrentQueue<FleetQuestion> _asked = [];
    private Func<FleetFilter, FleetSnapshot<ProviderRow>> _providers = _ => Table<ProviderRow>();
    private Func<FleetQuestion, FleetSnapshot<LatencyRow>> _latency = _ => Table<LatencyRow>();

    public FleetPagesTests()
    {
        Add<FleetFilter, FleetSnapshot<ProviderRow>>(q => _providers(q));
        Add<FleetQuestion, FleetSnapshot<LatencyRow>>(q =>
        {
            _asked.Enqueue(q);
            return _latency(q);
        });
        Add<FleetFilter, FleetSnapshot<SliRow>>(_ => Table(new SliRow("edge", "Isartor", new ServiceLevel("errors", "Error rate", SignalNames.Errors, SliBound.Below, 0.01, 0.05), Some with { Value = 0.02, Unit = "ratio", Text = "2 %" })));
        Add<SpendQuestion, SpendSnapshot>(q => new SpendSnapshot(
            SpendPeriods.At(Now, TimeZoneInfo.FindSystemTimeZoneById(q.Zone)), Table(new SpendRow("edge", "Isartor", "", "USD", Some, Some, Some), new SpendRow("hub", "Gatewayz", "", "credits", Some, Some, Some)), Table<SpendRow>(), Table<SpendRow>()));
    }

    [Fact]
    public void Providers_OnTheirFirstPaint_StandWorstFirstWithTheirReasons()
    {
        _providers = _ => Table(Provider("openai", ProviderStatus.Healthy, "fine"), Provider("groq", ProviderStatus.Open, "breaker open"));
        var page = Open<ProvidersPage>("providers");
        Assert.Equal(["groq", "openai"], page.FindAll("tbody th").Select(t => t.TextContent.Trim()));
        Assert.Equal("1 open · 1 healthy", page.Find(".page-summary").TextContent);
        Assert.Contains("breaker open", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("computed", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Provider_OfARow_LeadsToThePageOfItAlone()
    {
        _providers = _ => Table(Provider("open ai\"<b>", ProviderStatus.Healthy, "fine"));
        var links = Open<ProvidersPage>("providers?from=now-6h").FindAll("tbody a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal("providers?from=now-6h&provider=open%20ai%22%3Cb%3E", links[0]);
        Assert.Equal("gateways/edge?provider=open%20ai%22%3Cb%3E", links[1]);
    }

    [Fact]
    public void Provider_ThatWasLost_SaysSinceWhen()
    {
        _providers = _ => Table(Provider("openai", ProviderStatus.Lost, "last seen") with { LostSince = Now });
        var row = Open<ProvidersPage>("providers").Find("tbody tr");
        Assert.Contains("Lost", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("since 2026-11-21 10:42 UTC", string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Gateways_ThatCannotTell_SayWhy()
    {
        _providers = _ => Table<ProviderRow>() with { Absent = [new FleetAbsence("edge", "Isartor does not tell this by provider.")] };
        Assert.Contains("Isartor does not tell this by provider.", Open<ProvidersPage>("providers").Find(".fleet-absent").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Latency_ByADimensionInTheAddress_AsksAndChartsIt()
    {
        _latency = q => Table(new LatencyRow("edge", "Isartor", q.By ?? "", Some, LatencyReadings.All(Some)));
        var page = Open<LatencyPage>("latency?by=model&provider=openai&from=now-6h");
        Assert.Equal(new FleetQuestion(new FleetFilter(null, "openai"), "model"), Assert.Single(_asked.Distinct()));
        Assert.Equal("openai", page.Find(".fleet-chip strong").TextContent);
        Assert.Equal("latency?by=model&from=now-6h", page.Find(".fleet-chip a").GetAttribute("href"));
    }

    [Fact]
    public void Latency_WhenPrometheusFails_SaysSoAndKeepsWhatWasKnown()
    {
        var failure = new Failure(FailureKind.Unreachable, "Prometheus at http://p", "the connection is refused", "Start it.");
        _latency = _ => Table(new LatencyRow("edge", "Isartor", "", Some, LatencyReadings.All(Some with { State = PanelState.Stale, Failure = failure }))) with { Failure = failure };
        var page = Open<LatencyPage>("latency");
        Assert.Contains("Prometheus at http://p: the connection is refused. Start it.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".is-stale"));
    }

    [Fact]
    public void Page_OfAGatewayThatIsNotConfigured_NamesThoseThatAre()
    {
        var page = Open<LatencyPage>("latency?gateway=%3Cscript%3E");
        Assert.Contains("there is no gateway “<script>”. Configured are: edge, gone.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void Page_WhenAnotherQuestionIsAsked_WatchesThatAlone()
    {
        var page = Open<LatencyPage>("latency");
        var feeds = Services.GetRequiredService<LiveFeeds<FleetQuestion, FleetSnapshot<LatencyRow>>>();
        page.WaitForState(() => feeds.For(new FleetQuestion(FleetFilter.None)).Watchers == 1);
        Services.GetRequiredService<NavigationManager>().NavigateTo("latency?gateway=edge");
        page.WaitForState(() => feeds.For(new FleetQuestion(new FleetFilter("edge"))).Watchers == 1);
        Assert.Equal(0, feeds.For(new FleetQuestion(FleetFilter.None)).Watchers);
    }

    [Fact]
    public void Spend_InTwoUnits_HasATileForEachAndSaysWhoseDaysAreMeant()
    {
        var page = Open<SpendPage>("spend");
        Assert.Equal(["USD today", "USD this month", "USD per hour", "credits today", "credits this month", "credits per hour"], page.FindAll(".tile dt").Select(t => t.TextContent));
        Assert.Contains("2026-11-21 00:00 UTC", page.Find(".page-summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Slis_OfAGateway_ShowTargetAlertAndWord()
    {
        var row = Open<SlisPage>("slis").Find("tbody tr");
        Assert.Contains("Missed", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("< 1 %", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("> 5 %", row.TextContent, StringComparison.Ordinal);
    }

    private static ProviderRow Provider(string name, ProviderStatus status, string reason) => new()
    {
        Gateway = "edge",
        Title = "Isartor",
        Provider = name,
        Status = status,
        Inputs = [new HealthInput("breaker", HealthVerdict.Bad, reason, Some)],
        Traffic = Some,
        Errors = Some,
        Latency = LatencyReadings.All(Some),
        UsualP95 = Some,
        Breaker = Some,
        Spend = Some,
        Score = Some with { Mark = "computed" },
    };

    private static FleetSnapshot<TRow> Table<TRow>(params TRow[] rows)
        where TRow : IFleetRow<TRow> => new(Now, rows, [], null, TimeSpan.FromMilliseconds(3), 7);

    private void Add<TQuestion, TSnapshot>(Func<TQuestion, TSnapshot> read)
        where TQuestion : notnull
        where TSnapshot : class =>
        Services.AddSingleton(_ => new LiveFeeds<TQuestion, TSnapshot>((question, _, _) => Task.FromResult(read(question)), TimeSpan.FromHours(1), TimeProvider.System, bug => throw bug));

    private IRenderedComponent<TPage> Open<TPage>(string address)
        where TPage : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<TPage>();
    }
}
