using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels.Gpus;

/// <summary>When machines and their parts were last seen, over one day: what vanished is lost since then, not gone.</summary>
/// <param name="Times">The last moment at which each had a series.</param>
/// <param name="AskedAt">When Prometheus was asked for the whole day; null for never.</param>
internal sealed record LastSeen(IReadOnlyDictionary<MachineKey, DateTimeOffset> Times, DateTimeOffset? AskedAt)
{
    /// <summary>What was not seen for longer is gone.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    // The day is asked in coarse steps and seldom, what is lost then in fine ones: what happens in between is seen as it happens.
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(5);

    public static LastSeen Nothing { get; } = new(new Dictionary<MachineKey, DateTimeOffset>(), null);

    /// <summary>With what is seen now, and what Prometheus knows of the day.</summary>
    /// <param name="queries">The way to Prometheus.</param>
    /// <param name="signal">Has a series for each that is there.</param>
    /// <param name="present">What is there now.</param>
    /// <param name="asOf">Now.</param>
    /// <param name="cancellation">Stops asking.</param>
    public async Task<LastSeen> LookAsync(QueryCache queries, MachineSignal signal, IReadOnlyCollection<MachineKey> present, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var times = Times.Where(t => asOf - t.Value < Memory).ToDictionary();
        var askedAt = AskedAt;
        if (askedAt is null || asOf - askedAt >= Coarse)
        {
            var day = await AskAsync(queries, signal, "24h:5m", asOf, cancellation);
            if (day is not null)
            {
                foreach (var (key, at) in day) Keep(key, at);
                // Each step of the day that lost something is looked at closer; there are few.
                foreach (var step in day.Where(d => !present.Contains(d.Key)).Select(d => d.Value).Distinct().Order().TakeLast(5))
                {
                    var end = step + Coarse < asOf ? step + Coarse : asOf;
                    foreach (var (key, at) in await AskAsync(queries, signal, "5m:15s", end, cancellation) ?? []) Keep(key, at);
                }
                askedAt = asOf;
            }
        }
        foreach (var key in present) times[key] = asOf;
        return new LastSeen(times, askedAt);

        void Keep(MachineKey key, DateTimeOffset at)
        {
            if (!times.TryGetValue(key, out var known) || known < at) times[key] = at;
        }
    }

    private static async Task<Dictionary<MachineKey, DateTimeOffset>?> AskAsync(QueryCache queries, MachineSignal signal, string steps, DateTimeOffset at, CancellationToken cancellation)
    {
        var answer = await queries.InstantAsync($"max_over_time(timestamp({signal.Query})[{steps}])", at, GpuReader.Asker, cancellation);
        if (!answer.Succeeded) return null;
        var seen = new Dictionary<MachineKey, DateTimeOffset>();
        foreach (var sample in answer.Value.Samples.Where(s => s.Value is > 0 and < 1e11))
            seen[signal.KeyOf(sample.Labels)] = DateTimeOffset.FromUnixTimeMilliseconds((long)(sample.Value * 1000));
        return seen;
    }
}
