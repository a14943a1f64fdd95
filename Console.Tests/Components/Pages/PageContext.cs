using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.SelfReports;
using OperatorConsole.Core.Requests.Traces;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Tests.Components.Pages;

/// <summary>What pages need around them, with readings the test gives.</summary>
public abstract class PageContext : BunitContext, IAsyncLifetime
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 42, 5, TimeSpan.Zero);

    private OverviewSnapshot _next = new(Now, [], [], null, TimeSpan.Zero, 0);

    protected PageContext()
    {
        var settings = new ConsoleSettings
        {
            Gateways = [new GatewaySettings { Name = "edge", Profile = "isartor" }, new GatewaySettings { Name = "gone", Profile = "nosuch" }],
        };
        Services.AddSingleton(settings);
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<ViewerPresence>();
        Services.AddSingleton(_ => new Ticks(TimeProvider.System, bug => throw bug));
        var fleet = new GatewayFleet(settings, ProfileCatalogue.Load());
        Services.AddSingleton(fleet);
        Services.AddSingleton(new TraceListReader(new TraceFinder([], TimeProvider.System), fleet, TimeProvider.System));
        Services.AddSingleton(_ => new SelfReportFeeds(new DebugClient(new HttpMessageInvoker(new SocketsHttpHandler())), fleet, TimeProvider.System, bug => throw bug));
        Services.AddSingleton(_ => new LiveFeed<OverviewSnapshot>((_, _) => Task.FromResult(_next), TimeSpan.FromMilliseconds(20), TimeProvider.System, bug => throw bug));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The feed can only be disposed asynchronously, before the context itself is.</summary>
    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    internal LiveFeed<OverviewSnapshot> Feed => Services.GetRequiredService<LiveFeed<OverviewSnapshot>>();

    /// <summary>What the next reading of the feed gives.</summary>
    internal void Give(OverviewSnapshot snapshot) => _next = snapshot;

    internal static GatewayOverview Row(string name, string requests) => new()
    {
        Name = name,
        Profile = "isartor",
        Title = "Isartor",
        Status = GatewayStatus.Healthy,
        Reasons = ["runs"],
        Traffic = new Reading { State = PanelState.Value, Value = 1, Text = requests, AsOf = Now },
    };

    internal static OverviewSnapshot Snapshot(params GatewayOverview[] rows) => new(Now, rows, [], null, TimeSpan.FromMilliseconds(12), 10);
}
