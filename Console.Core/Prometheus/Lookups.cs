namespace OperatorConsole.Core.Prometheus;

/// <summary>What series are looked for.</summary>
/// <param name="Match">Selectors such as <c>up{job="x"}</c>; empty for all series.</param>
/// <param name="Start">Series that ended before are left out; null for no such limit.</param>
/// <param name="End">Series that began later are left out.</param>
public sealed record SeriesSearch(IReadOnlyList<string> Match, DateTimeOffset? Start = null, DateTimeOffset? End = null);

/// <summary>How much one look-up may take. Servers before 2.51 know no limit, so the count is kept here as well.</summary>
/// <param name="Count">The most entries.</param>
/// <param name="Timeout">The longest wait.</param>
/// <param name="MaxBytes">The most bytes that are read.</param>
public sealed record LookupBounds(int Count, TimeSpan Timeout, long MaxBytes)
{
    /// <summary>What an editor that completes words can use.</summary>
    public static LookupBounds Default { get; } = new(10_000, TimeSpan.FromSeconds(10), 32 * 1024 * 1024);
}

/// <summary>A list that may be cut.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Warnings">What the server wants known, and that the list is cut if it is.</param>
public sealed record LookupAnswer<T>(IReadOnlyList<T> Items, IReadOnlyList<string> Warnings);

/// <summary>What a server says of its configuration (<c>/api/v1/status/runtimeinfo</c>).</summary>
/// <param name="ReloadConfigSuccess">Whether the last attempt to read it succeeded.</param>
/// <param name="LastConfigTime">When it was last read with success.</param>
public sealed record RuntimeInfo(bool ReloadConfigSuccess, DateTimeOffset LastConfigTime);
