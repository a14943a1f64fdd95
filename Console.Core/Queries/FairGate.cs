namespace OperatorConsole.Core.Queries;

/// <summary>Lets a bounded number of questions through at a time; who asks much waits behind who asks little.</summary>
/// <remarks>Askers who wait are served in turn, one question each; an asker's own questions keep their order.</remarks>
/// <param name="places">How many may be inside.</param>
internal sealed class FairGate(int places)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Queue<TaskCompletionSource>> _turns = [];
    private readonly Dictionary<string, Queue<TaskCompletionSource>> _waiting = [];
    private int _free = places;

    /// <summary>Waits for a place; disposing what is given leaves it.</summary>
    public async Task<IDisposable> EnterAsync(string asker, CancellationToken cancellation)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return new Place(this);
            }
            if (!_waiting.TryGetValue(asker, out var queue))
            {
                queue = _waiting[asker] = [];
                _turns.AddLast(queue);
            }
            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            queue.Enqueue(turn);
        }
        await using (cancellation.Register(() => turn.TrySetCanceled(cancellation))) await turn.Task;
        return new Place(this);
    }

    private void Leave()
    {
        lock (_lock)
        {
            while (_turns.First is { } first)
            {
                var queue = first.Value;
                var turn = queue.Dequeue();
                _turns.RemoveFirst();
                if (queue.Count > 0) _turns.AddLast(queue);
                else _waiting.Remove(_waiting.First(w => w.Value == queue).Key);
                // False for one who does not wait any more.
                if (turn.TrySetResult()) return;
            }
            _free++;
        }
    }

    private sealed class Place(FairGate gate) : IDisposable
    {
        private FairGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
