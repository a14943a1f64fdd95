namespace OperatorConsole.Core.Prometheus;

/// <summary>The moments a range query is evaluated at: <c>start</c>, <c>start + step</c>, … Milliseconds, as Prometheus counts.</summary>
/// <param name="StartMs">The first moment, Unix milliseconds.</param>
/// <param name="StepMs">The distance of two moments.</param>
/// <param name="Count">How many moments there are; at least one.</param>
public readonly record struct TimeGrid(long StartMs, long StepMs, int Count)
{
    /// <summary>The last moment, Unix milliseconds.</summary>
    public long EndMs => At(Count - 1);

    /// <summary>The first moment.</summary>
    public DateTimeOffset Start => DateTimeOffset.FromUnixTimeMilliseconds(StartMs);

    /// <summary>The last moment.</summary>
    public DateTimeOffset End => DateTimeOffset.FromUnixTimeMilliseconds(EndMs);

    /// <summary>The distance of two moments.</summary>
    public TimeSpan Step => TimeSpan.FromMilliseconds(StepMs);

    /// <summary>
    /// The multiples of the step within a range, and the one before it where the range begins between two: equal charts
    /// ask equal questions, whenever they are opened.
    /// </summary>
    public static TimeGrid Aligned(DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        var stepMs = Math.Max(1, (long)step.TotalMilliseconds);
        var start = FloorTo(from.ToUnixTimeMilliseconds(), stepMs);
        var end = FloorTo(to.ToUnixTimeMilliseconds(), stepMs);
        return new TimeGrid(start, stepMs, checked((int)((end - start) / stepMs)) + 1);
    }

    /// <summary>The moment of an index.</summary>
    public long At(int index) => StartMs + (index * StepMs);

    /// <summary>The index of the moment next to a time; negative or beyond the count where it lies outside.</summary>
    public long IndexOf(long ms) => FloorTo(ms - StartMs + (StepMs / 2), StepMs) / StepMs;

    /// <summary>The moments from an index on.</summary>
    public TimeGrid From(int index) => new(At(index), StepMs, Count - index);

    /// <summary>Whether all moments of another grid are moments of this one.</summary>
    public bool Contains(TimeGrid other) =>
        StepMs == other.StepMs && (other.StartMs - StartMs) % StepMs == 0 && other.StartMs >= StartMs && other.EndMs <= EndMs;

    private static long FloorTo(long value, long multiple)
    {
        var rest = value % multiple;
        return rest < 0 ? value - rest - multiple : value - rest;
    }
}
