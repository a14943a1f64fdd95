using Microsoft.AspNetCore.Components;
using OperatorConsole.Core;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Fleet;

/// <summary>A page that looks across gateways: its address says what of them, and all who ask the same see the same shared snapshot.</summary>
public abstract class FleetPage<TQuestion, TSnapshot> : TimedPage, IDisposable
    where TQuestion : class
    where TSnapshot : class
{
    /// <summary>A page is shown without numbers rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private TQuestion? _question;
    private LiveFeed<TSnapshot>? _feed;
    private IDisposable? _watch;
    private bool _isLive;

    /// <summary>One gateway's name.</summary>
    [SupplyParameterFromQuery]
    public string? Gateway { get; set; }

    /// <summary>One provider.</summary>
    [SupplyParameterFromQuery]
    public string? Provider { get; set; }

    /// <summary>One model.</summary>
    [SupplyParameterFromQuery]
    public string? Model { get; set; }

    /// <summary>One route.</summary>
    [SupplyParameterFromQuery]
    public string? Route { get; set; }

    /// <summary>The dimension rows are told apart by.</summary>
    [SupplyParameterFromQuery]
    public string? By { get; set; }

    /// <summary>The configured gateways.</summary>
    [Inject]
    public required GatewayFleet Fleet { get; init; }

    /// <summary>The shared readings.</summary>
    [Inject]
    public required LiveFeeds<TQuestion, TSnapshot> Feeds { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    /// <summary>The page's address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The numbers; null before the first.</summary>
    protected TSnapshot? Snapshot { get; private set; }

    /// <summary>What the address asks; a failure where it asks for what there is not.</summary>
    protected Result<FleetQuestion> Asked { get; private set; } = new FleetQuestion(FleetFilter.None);

    /// <summary>By what rows can be told apart here.</summary>
    protected virtual IReadOnlyList<string> Dimensions => [];

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What is read for a question.</summary>
    protected abstract TQuestion QuestionOf(FleetQuestion asked);

    /// <summary>The same page for one value of a dimension.</summary>
    protected string Only(string dimension, string value) => Navigation.ToBaseRelativePath(Navigation.GetUriWithQueryParameter(dimension, value));

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Asked = Ask();
        var question = Asked.Succeeded ? QuestionOf(Asked.Value) : null;
        if (question == _question || (question is not null && question.Equals(_question))) return;
        _watch?.Dispose();
        _watch = null;
        _question = question;
        var feed = _feed = question is null ? null : Feeds.For(question);
        Snapshot = feed?.Latest;
        if (feed is null) return;
        var snapshot = await feed.GetWithinAsync(Patience);
        // Another question may have come meanwhile.
        if (feed != _feed) return;
        Snapshot = snapshot;
        if (_isLive) Watch();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _isLive = true;
        Watch();
    }

    private Result<FleetQuestion> Ask()
    {
        var filter = FleetFilter.Of(Gateway, Provider, Model, Route, Fleet);
        if (!filter.Succeeded) return filter.Failure;
        // What a page cannot tell apart is not worth an error: it shows gateways.
        return new FleetQuestion(filter.Value, Dimensions.Contains(By ?? "") ? By : null);
    }

    private void Watch()
    {
        if (_watch is null && _feed is { } feed) _watch = Presence.WhilePresent(() => feed.Watch(snapshot => _ = InvokeAsync(() => Show(feed, snapshot))));
    }

    private void Show(LiveFeed<TSnapshot> feed, TSnapshot snapshot)
    {
        if (feed != _feed) return;
        Snapshot = snapshot;
        StateHasChanged();
    }
}
