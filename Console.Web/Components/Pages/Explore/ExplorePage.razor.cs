using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Explore;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Explore;

/// <summary>A workbench for PromQL. The address is its whole state: running a query is going to another address.</summary>
public sealed partial class ExplorePage : TimedPage, IDisposable
{
    // The first paint waits this long for numbers; slower ones are brought by the circuit.
    private static readonly TimeSpan PrerenderPatience = TimeSpan.FromSeconds(1);

    // What a table tells of a range needs no more.
    private const int TablePoints = 300;

    private CancellationTokenSource _asking = new();
    private IDisposable? _ticks;
    private TimeSpan? _interval;
    private bool _isLeft;
    private bool _hasRun;
    private DateTimeOffset? _revision;

    /// <summary>The queries.</summary>
    [SupplyParameterFromQuery]
    public string[]? Expr { get; set; }

    /// <summary>The letters of the queries that are off.</summary>
    [SupplyParameterFromQuery]
    public string[]? Off { get; set; }

    /// <summary><c>range</c> or <c>instant</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Mode { get; set; }

    /// <summary><c>graph</c> or <c>table</c>.</summary>
    [SupplyParameterFromQuery]
    public string? View { get; set; }

    /// <summary>The column tables are sorted by.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>What a button of the form asks for, before the page goes to the address without it.</summary>
    [SupplyParameterFromQuery]
    public string? Do { get; set; }

    /// <summary>The configured gateways, for examples.</summary>
    [Inject]
    public required GatewayFleet Fleet { get; init; }

    /// <summary>Asks.</summary>
    [Inject]
    public required ExploreReader Reader { get; init; }

    /// <summary>The address bar.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Loads the page's script where the page did not come as HTML.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>Tells when to ask anew.</summary>
    [Inject]
    public required Ticks Ticks { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    private string? Revision => _revision?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private ExploreAddress Address { get; set; } = new();

    private IReadOnlyList<QueryRun> Runs { get; set; } = [new(new(""))];

    private IReadOnlyList<(string Letter, QueryRun Run)> Asked =>
        [.. Runs.Select((run, i) => (ExploreAddress.Letter(i), run)).Where(r => r.run.Query.IsAsked)];

    /// <inheritdoc/>
    public void Dispose()
    {
        _isLeft = true;
        _ticks?.Dispose();
        _asking.Cancel();
        _asking.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Address = ExploreAddress.Read(Expr, Off, Mode, View, From, To, RefreshEvery, Sort);
        if (Do is not null)
        {
            Navigation.NavigateTo(Address.Apply(Do).ToString(), replace: true);
            return;
        }
        var before = Runs;
        // What was known of the same query stays until the new answer is there.
        Runs = [.. Address.Queries.Select(q => new QueryRun(q, before.FirstOrDefault(r => r.Query.Text == q.Text)?.Answer))];
        // The first paint and the circuit after it ask the same; whoever runs a query again wants it anew.
        _revision = _hasRun ? Time.GetUtcNow() : null;
        _hasRun = true;
        await AskAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        Watch();
        // The page that came as HTML has the script already, and then this does nothing.
        if (firstRender) await Script.InvokeVoidAsync("import", $"{Navigation.BaseUri}{Assets["assets/explore.js"]}");
    }

    private void Watch()
    {
        var wanted = Address.IsEmpty ? null : Viewed.Every;
        if (_interval == wanted) return;
        _ticks?.Dispose();
        _ticks = wanted is { } interval ? Presence.WhilePresent(() => Ticks.Watch(interval, Refresh), () => Refresh(Time.GetUtcNow())) : null;
        _interval = wanted;
    }

    private void Refresh(DateTimeOffset tick) => _ = InvokeAsync(() => RefreshAsync(tick));

    private async Task RefreshAsync(DateTimeOffset tick)
    {
        // A tick may have been on its way when the page was left.
        if (_isLeft) return;
        try
        {
            _revision = tick;
            StateHasChanged();
            await AskAsync();
        }
        catch (Exception bug)
        {
            await DispatchExceptionAsync(bug);
        }
    }

    private async Task AskAsync()
    {
        var cancellation = CancelAndBegin();
        var moments = ExploreMoments.Of(Address.Range, Zone.Zone, _revision, Time.GetUtcNow(), TablePoints, Settings.Prometheus.ScrapeInterval, "");
        if (!moments.Succeeded) return;
        var answers = Task.WhenAll(Runs.Where(r => r.Query.IsAsked).Select(r => AskAsync(r, moments.Value, cancellation)));
        await (RendererInfo.IsInteractive ? answers : Task.WhenAny(answers, Task.Delay(PrerenderPatience, Time, cancellation)));
    }

    private CancellationToken CancelAndBegin()
    {
        var before = _asking;
        _asking = new CancellationTokenSource();
        before.Cancel();
        before.Dispose();
        return _asking.Token;
    }

    private async Task AskAsync(QueryRun run, ExploreMoments moments, CancellationToken cancellation)
    {
        run.IsAsking = true;
        try
        {
            var answer = Address is { IsTable: true, IsInstant: false }
                ? await Reader.OverAsync(run.Query.Text, moments.Over, Address.Sort, cancellation)
                : await Reader.AtAsync(run.Query.Text, moments.End, Address.Sort, cancellation);
            if (cancellation.IsCancellationRequested) return;
            (run.Answer, run.IsAsking) = (answer, false);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Another question took its place, or the page is left.
        }
    }
}
