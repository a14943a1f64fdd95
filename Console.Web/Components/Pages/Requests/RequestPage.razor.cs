using Microsoft.AspNetCore.Components;
using OperatorConsole.Core;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Requests.Ids;
using OperatorConsole.Core.Requests.Redaction;
using OperatorConsole.Core.Requests.Reports;

namespace OperatorConsole.Web.Components.Pages.Requests;

/// <summary>All that is known of one request; the address is the id.</summary>
public sealed partial class RequestPage : IDisposable
{
    /// <summary>A page is shown with what is known so far rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1500);

    private CancellationTokenSource _search = new();
    private string? _searchedFor;

    /// <summary>The id, or any text with one.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>Whether to read all there is.</summary>
    [SupplyParameterFromQuery]
    public bool Keep { get; set; }

    /// <summary>The line whose neighbours in its file are shown, as <c>file:offset</c>.</summary>
    [SupplyParameterFromQuery]
    public string? At { get; set; }

    /// <summary>How many lines around it.</summary>
    [SupplyParameterFromQuery]
    public int? Lines { get; set; }

    /// <summary>Finds requests.</summary>
    [Inject]
    public required RequestFinder Finder { get; init; }

    private RequestReport? Report { get; set; }

    private Failure? Wrong { get; set; }

    private bool IsStopped { get; set; }

    /// <summary>The record that hidden values are shown in this view; null while they are not.</summary>
    private Reveal? Reveal { get; set; }

    private int ContextLines => Lines ?? 5;

    private string Short => VisibleText.Of(Id, 12);

    /// <inheritdoc/>
    public void Dispose()
    {
        _search.Cancel();
        _search.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var what = $"{Keep} {Id}";
        if (_searchedFor == what) return;
        _searchedFor = what;
        await _search.CancelAsync();
        _search.Dispose();
        _search = new CancellationTokenSource();
        (Report, Wrong, IsStopped, Reveal) = (null, null, false, null);

        var text = PastedText.Read(Id);
        if (!text.Succeeded)
        {
            Wrong = text.Failure;
            return;
        }
        var search = SearchAsync(text.Value, _search.Token);
        await Task.WhenAny(search, Task.Delay(Patience, _search.Token));
        // Where it takes longer the page is shown, and filled while it is looked at.
        if (search.IsCompleted) await search;
        else _ = AwaitAsync(search);
    }

    private async Task SearchAsync(PastedText text, CancellationToken cancellation)
    {
        try
        {
            var report = await Finder.FindAsync(text, Keep, r => _ = InvokeAsync(() => Show(r, cancellation)), cancellation);
            Show(report, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The page shows another request by now, was left, or the search was stopped.
        }
    }

    private async Task AwaitAsync(Task search)
    {
        try
        {
            await search;
            await InvokeAsync(StateHasChanged);
        }
        catch (Exception bug)
        {
            await DispatchExceptionAsync(bug);
        }
    }

    private void Show(RequestReport report, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested || Report is { IsComplete: true }) return;
        Report = report;
        StateHasChanged();
    }

    private void Cancel()
    {
        _search.Cancel();
        IsStopped = true;
        Report = Report is { } report ? report with { IsComplete = true } : null;
    }

    private static IReadOnlyList<string> Marked(RequestReport report) => [.. report.Candidates.Select(c => c.Id).Concat(report.Aliases)];

    private static string Progress(RequestReport report) => report.BytesRead > 0 ? $"Searching; {ByteWords.Of(report.BytesRead)} read" : "Searching …";

    private static GatewayStatus MarkOf(VerdictKind kind) => kind switch
    {
        VerdictKind.Answered => GatewayStatus.Healthy,
        VerdictKind.Refused => GatewayStatus.Degraded,
        VerdictKind.Failed => GatewayStatus.Down,
        _ => GatewayStatus.Unknown,
    };

    private static string WordOf(VerdictKind kind) => kind switch
    {
        VerdictKind.Answered => "Answered",
        VerdictKind.Refused => "Refused",
        VerdictKind.Failed => "Failed",
        VerdictKind.Mentioned => "Mentioned",
        VerdictKind.NotFound => "Not found",
        _ => "Searching",
    };
}
