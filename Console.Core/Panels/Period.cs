namespace OperatorConsole.Core.Panels;

/// <summary>A range of time with both its moments known.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end, not part of it; never in the future.</param>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Whether it goes on as time does; otherwise it lies in the past.</summary>
    public bool EndsNow { get; init; }

    /// <summary>From its start to its end.</summary>
    public TimeSpan Length => To - From;

    /// <summary>The same length just before.</summary>
    public TimeRange Earlier() => TimeRange.Between(From - Length, From);

    /// <summary>The same length just after, or up to now; null where there is nothing after.</summary>
    public TimeRange? Later(DateTimeOffset now) => EndsNow ? null : Ending(To + Length, Length, now);

    /// <summary>Twice as long around the same centre, or up to now; null where it is as long as it may be.</summary>
    public TimeRange? Wider(DateTimeOffset now)
    {
        if (Length >= TimeRange.Longest) return null;
        var length = Length * 2 < TimeRange.Longest ? Length * 2 : TimeRange.Longest;
        return Ending(To + (length - Length) / 2, length, now);
    }

    // What reaches the present goes on with it.
    private static TimeRange Ending(DateTimeOffset to, TimeSpan length, DateTimeOffset now) =>
        to >= now ? TimeRange.Last(length) : TimeRange.Between(to - length, to);
}
