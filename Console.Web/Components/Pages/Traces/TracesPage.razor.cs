using Microsoft.AspNetCore.Components;
using OperatorConsole.Core;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Requests.Traces;
using OperatorConsole.Web.Components.Tables;

namespace OperatorConsole.Web.Components.Pages.Traces;

/// <summary>The traces that one search finds; the address is the gateway, the search and the range.</summary>
public sealed partial class TracesPage : TimedPage, IDisposable
{
    /// <summary>A page is shown loading rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1500);

    private CancellationTokenSource _search = new();
    private (string?, string?, TimeRange)? _asked;

    /// <summary>Of which gateway.</summary>
    [SupplyParameterFromQuery]
    public string? Gateway { get; set; }

    /// <summary>Which search of its profile.</summary>
    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    /// <summary>Does the searches.</summary>
    [Inject]
    public required TraceListReader Reader { get; init; }

    private Result<TraceList>? List { get; set; }

    private TraceSearch? Chosen => Reader.Searches.Where(s => s.Gateway == Gateway).SelectMany(s => s.Searches).FirstOrDefault(s => s.Id == Search);

    private string Title => Chosen?.Title ?? "Traces";

    private static IReadOnlyList<TableColumn<FoundTrace>> Columns => TraceColumns.All;

    /// <inheritdoc/>
    public void Dispose()
    {
        _search.Cancel();
        _search.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => _asked == (Gateway, Search, Viewed.Range) ? Task.CompletedTask : AgainAsync();

    private async Task AgainAsync()
    {
        var viewed = Viewed;
        _asked = (Gateway, Search, viewed.Range);
        await _search.CancelAsync();
        _search.Dispose();
        _search = new CancellationTokenSource();
        List = null;
        if (string.IsNullOrEmpty(Search) || !viewed.Period.Succeeded) return;
        var asking = AskAsync(Gateway ?? "", Search, viewed.Period.Value, _search.Token);
        await Task.WhenAny(asking, Task.Delay(Patience, _search.Token));
        // Where it takes longer the page is shown, and filled while it is looked at.
        if (asking.IsCompleted) await asking;
        else _ = AwaitAsync(asking);
    }

    private async Task AskAsync(string gateway, string search, Period period, CancellationToken cancellation)
    {
        try
        {
            var list = await Reader.ReadAsync(gateway, search, period, cancellation);
            if (!cancellation.IsCancellationRequested) List = list;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The page shows another search by now, or was left.
        }
    }

    private async Task AwaitAsync(Task asking)
    {
        try
        {
            await asking;
            await InvokeAsync(StateHasChanged);
        }
        catch (Exception bug)
        {
            await DispatchExceptionAsync(bug);
        }
    }
}
