namespace OperatorConsole.Core.Gateways.Isartor;

/// <summary>
/// Which processes have answered at an address. Each counts for itself since its start, so numbers of two must not be taken for
/// one another: replicas behind one address answer alternately, a restarted one begins at zero.
/// </summary>
/// <param name="Starts">The starts of the processes that answered, each once, the one that answered last at the end.</param>
/// <param name="LookedAt">When was last looked.</param>
/// <param name="Change">What the latest look found.</param>
/// <param name="Prompts">How many prompts the one that answered last had counted.</param>
public sealed record ProcessWatch(IReadOnlyList<DateTimeOffset> Starts, DateTimeOffset LookedAt, ProcessChange Change, double? Prompts)
{
    private const int Most = 16;

    /// <summary>An uptime is told in whole seconds, and takes time on its way.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(4);

    /// <summary>What the watch knows after one more look.</summary>
    /// <param name="before">What it knew; null at the first look.</param>
    /// <param name="now">The moment of the look.</param>
    /// <param name="uptime">The uptime that was told.</param>
    /// <param name="prompts">The prompts counted since the start; null where that is not told.</param>
    public static ProcessWatch Look(ProcessWatch? before, DateTimeOffset now, TimeSpan uptime, double? prompts)
    {
        var start = now - uptime;
        if (before is null) return new([start], now, ProcessChange.None, prompts);
        var known = before.Starts.Where(s => (s - start).Duration() <= Tolerance).ToArray();
        // Within the tolerance of the last one it is the same process; unless it forgot what it had counted.
        if (known.Contains(before.Starts[^1]) && (prompts is null || before.Prompts is null || prompts >= before.Prompts))
            return before with { LookedAt = now, Prompts = prompts };
        var change = known.Length == 0 && start > before.LookedAt - Tolerance && before.Change != ProcessChange.Replicas ? ProcessChange.Restarted : ProcessChange.Replicas;
        IReadOnlyList<DateTimeOffset> starts = change == ProcessChange.Restarted ? [start] : [.. before.Starts.Except(known).TakeLast(Most - 1), start];
        return new(starts, now, change, prompts);
    }
}

/// <summary>What became of the process behind an address.</summary>
public enum ProcessChange
{
    /// <summary>The same one answers as before.</summary>
    None,

    /// <summary>It started anew while it was watched: what it counted is gone.</summary>
    Restarted,

    /// <summary>Several answer in turn.</summary>
    Replicas,
}
