using Microsoft.AspNetCore.Components;

namespace OperatorConsole.Web.Components.Controls;

/// <summary>Calls back at every multiple of an interval, so that all viewers ask at the same moments and can be given one answer.</summary>
public sealed class RefreshTicker : ComponentBase, IAsyncDisposable
{
    private TimeSpan? _running;
    private CancellationTokenSource? _stop;
    private Task _loop = Task.CompletedTask;

    /// <summary>The interval; null for never.</summary>
    [Parameter, EditorRequired]
    public TimeSpan? Every { get; set; }

    /// <summary>What is called.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnTick { get; set; }

    /// <summary>The clock.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stop is not null) await _stop.CancelAsync();
        await _loop;
        _stop?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        // After rendering: a page that is only sent and never becomes live needs no clock.
        if (_running == Every) return;
        _running = Every;
        _stop?.Cancel();
        _stop?.Dispose();
        _stop = null;
        if (Every is not { } every) return;
        var stop = _stop = new CancellationTokenSource();
        _loop = RunAsync(_loop, every, stop.Token);
    }

    private async Task RunAsync(Task before, TimeSpan every, CancellationToken stop)
    {
        await before;
        try
        {
            while (true)
            {
                var sinceLast = TimeSpan.FromTicks(Time.GetUtcNow().Ticks % every.Ticks);
                await Task.Delay(every - sinceLast, Time, stop);
                await InvokeAsync(OnTick.InvokeAsync);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Another interval was chosen, or the page was left.
        }
        catch (Exception bug)
        {
            await DispatchExceptionAsync(bug);
        }
    }
}
