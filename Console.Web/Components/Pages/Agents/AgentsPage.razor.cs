using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Gateways.Isartor;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Agents;
using OperatorConsole.Core.Panels.SelfReports;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Agents;

/// <summary>What tools and agents did over the range in the address, and what gateways count of them since their start.</summary>
public sealed partial class AgentsPage : TimedPage, IDisposable
{
    /// <summary>A page is shown loading rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private readonly List<IDisposable> _watches = [];
    private readonly Dictionary<string, IsartorReport> _reports = [];
    private readonly CancellationTokenSource _left = new();
    private IDisposable? _ticks;
    private TimeSpan? _interval;
    private TimeRange? _asked;

    /// <summary>Reads the metrics.</summary>
    [Inject]
    public required AgentReader Reader { get; init; }

    /// <summary>What gateways say of themselves.</summary>
    [Inject]
    public required SelfReportFeeds Feeds { get; init; }

    /// <summary>The configured gateways.</summary>
    [Inject]
    public required GatewayFleet Fleet { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    /// <summary>Tells when to ask anew.</summary>
    [Inject]
    public required Ticks Ticks { get; init; }

    private AgentsAnswer? Answer { get; set; }

    private IEnumerable<(Gateway Gateway, IReadOnlyList<PanelDefinition> Panels)> Charts => GatewayBoard.OfPage(Fleet, "agents");

    private IEnumerable<(string Gateway, IsartorReport Report)> Reports =>
        Isartors.Where(_reports.ContainsKey).Select(g => (g, _reports[g]));

    private IEnumerable<string> Isartors => Fleet.Members.Where(m => m.Gateway.Value?.Profile.Debug == "isartor").Select(m => m.Settings.Name);

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
        _ticks?.Dispose();
        foreach (var watch in _watches) watch.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var viewed = Viewed;
        if (_asked == viewed.Range) return;
        _asked = viewed.Range;
        await Task.WhenAny(Task.WhenAll([AskAsync(Time.GetUtcNow()), .. Isartors.Select(SeeAsync)]), Task.Delay(Patience, _left.Token));
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            foreach (var gateway in Isartors)
                if (Feeds.Of(gateway) is { } feed) _watches.Add(Presence.WhilePresent(() => feed.Watch(report => _ = InvokeAsync(() => Show(gateway, report)))));
        }
        var every = Viewed.Every;
        if (!firstRender && every == _interval) return;
        _interval = every;
        _ticks?.Dispose();
        _ticks = every is { } interval ? Presence.WhilePresent(() => Ticks.Watch(interval, tick => _ = InvokeAsync(() => AskAsync(tick)))) : null;
    }

    private async Task AskAsync(DateTimeOffset now)
    {
        var viewed = Viewed;
        // All viewers of one tick ask for the same moment.
        if (viewed.Range.Resolve(now, Zone.Zone) is not { Succeeded: true, Value: var period } || _left.IsCancellationRequested) return;
        try
        {
            var answer = await Reader.ReadAsync(period, "agents", _left.Token);
            if (viewed.Range != Viewed.Range) return;
            Answer = answer;
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // Nobody waits for it any more.
        }
    }

    private async Task SeeAsync(string gateway)
    {
        if (Feeds.Of(gateway) is { } feed && await feed.GetAsync(CancellationToken.None) is IsartorReport report) _reports[gateway] = report;
    }

    private void Show(string gateway, SelfReport report)
    {
        if (report is not IsartorReport isartor) return;
        _reports[gateway] = isartor;
        StateHasChanged();
    }
}
