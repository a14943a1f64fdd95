namespace OperatorConsole.Core.Requests.Stores;

/// <summary>The spans a log store is asked for one after the other, the latest first: most requests are looked for within the hour, and a store reads everything in a span.</summary>
internal static class StoreWindows
{
    private static readonly TimeSpan[] Ages = [TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30)];

    /// <summary>The spans before a moment.</summary>
    public static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Before(DateTimeOffset now)
    {
        var to = now;
        foreach (var age in Ages)
        {
            yield return (now - age, to);
            to = now - age;
        }
    }
}
