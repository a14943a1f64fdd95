namespace OperatorConsole.Core.Queries;

/// <summary>Numbers that tell answers apart which were not put together from the same parts.</summary>
public static class RangeEpoch
{
    private static long _last;

    /// <summary>A number nothing else has in this process.</summary>
    public static long Next() => Interlocked.Increment(ref _last);
}
