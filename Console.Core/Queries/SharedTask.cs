using System.Diagnostics.CodeAnalysis;

namespace OperatorConsole.Core.Queries;

/// <summary>One piece of work for all who wait for it; cancelled when the last of them goes away.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "The source has no timer and hands out no handle: there is nothing to dispose.")]
internal sealed class SharedTask<T>
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<T> _work;
    private int _waiting = 1;

    private SharedTask(Func<CancellationToken, Task<T>> work) => _work = Task.Run(() => work(_stop.Token));

    /// <summary>Starts the work and waits for it.</summary>
    public static SharedTask<T> Start(Func<CancellationToken, Task<T>> work, CancellationToken cancellation, out Task<T> result)
    {
        var shared = new SharedTask<T>(work);
        result = shared.WaitAsync(cancellation);
        return shared;
    }

    /// <summary>Waits for the work with the others; null where it is over or was given up.</summary>
    public Task<T>? Join(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_waiting == 0 || _work.IsCompleted) return null;
            _waiting++;
        }
        return WaitAsync(cancellation);
    }

    private async Task<T> WaitAsync(CancellationToken cancellation)
    {
        try
        {
            return await _work.WaitAsync(cancellation);
        }
        finally
        {
            bool isLast;
            lock (_lock) isLast = --_waiting == 0;
            if (isLast && !_work.IsCompleted) await _stop.CancelAsync();
        }
    }
}
