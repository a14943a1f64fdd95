using Microsoft.AspNetCore.Components.Server.Circuits;

namespace OperatorConsole.Web.Features;

/// <summary>Whether a viewer can see the pages of a circuit. A dead browser keeps its circuit for minutes and a hidden tab for days: neither is worth a question to Prometheus.</summary>
public sealed class ViewerPresence : CircuitHandler
{
    private readonly Lock _lock = new();
    private readonly List<Watch> _watches = [];
    private bool _isConnected = true;
    private bool _isHidden;

    /// <summary>Whether there is a connection and the tab is not hidden.</summary>
    public bool IsPresent => _isConnected && !_isHidden;

    /// <summary>Watches something as long as the viewer is there, until disposed.</summary>
    /// <param name="watch">Begins to watch; what it gives ends that.</param>
    /// <param name="onReturn">Called when the viewer is back, who wants to see the present.</param>
    public IDisposable WhilePresent(Func<IDisposable> watch, Action? onReturn = null)
    {
        var started = new Watch(this, watch, onReturn);
        lock (_lock)
        {
            _watches.Add(started);
            started.Set(IsPresent);
        }
        return started;
    }

    /// <summary>The tab was hidden, or is seen again.</summary>
    public void SetHidden(bool hidden) => Change(() => _isHidden = hidden);

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Change(() => _isConnected = false);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Change(() => _isConnected = true);
        return Task.CompletedTask;
    }

    private void Change(Action change)
    {
        Watch[] watches;
        bool wasPresent, isPresent;
        lock (_lock)
        {
            wasPresent = IsPresent;
            change();
            isPresent = IsPresent;
            watches = [.. _watches];
            foreach (var watch in watches) watch.Set(isPresent);
        }
        if (!wasPresent && isPresent)
            foreach (var watch in watches) watch.OnReturn?.Invoke();
    }

    private sealed class Watch(ViewerPresence presence, Func<IDisposable> watch, Action? onReturn) : IDisposable
    {
        private IDisposable? _running;

        public Action? OnReturn => onReturn;

        public void Set(bool isPresent)
        {
            if (isPresent) _running ??= watch();
            else Stop();
        }

        public void Dispose()
        {
            lock (presence._lock)
            {
                presence._watches.Remove(this);
                Stop();
            }
        }

        private void Stop()
        {
            _running?.Dispose();
            _running = null;
        }
    }
}
