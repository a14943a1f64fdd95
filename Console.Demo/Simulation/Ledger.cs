namespace OperatorConsole.Demo.Simulation;

/// <summary>What a gateway really did, minute by minute for two days: what its metrics, and all that is made of them, can be held against.</summary>
/// <remarks>Written where things happen in the simulation, never from a metric. It survives restarts, as no counter does.</remarks>
/// <param name="now">The simulated time.</param>
internal sealed class Ledger(Func<DateTimeOffset> now)
{
    /// <summary>Requests clients got an answer to, whatever it was.</summary>
    public const string Requests = "requests";

    /// <summary>Of these, the ones that failed on the gateway's side.</summary>
    public const string Failed = "failed";

    /// <summary>Of these, the ones no paid model was asked for.</summary>
    public const string Deflected = "deflected";

    /// <summary>Of these, the ones refused at the door.</summary>
    public const string Refused = "refused";

    /// <summary>Look-ups in a cache.</summary>
    public const string Lookups = "look-ups";

    /// <summary>Tokens of prompts and answers.</summary>
    public const string Tokens = "tokens";

    /// <summary>Tokens deflection spared, as the gateway estimates them.</summary>
    public const string TokensSaved = "tokens saved";

    /// <summary>US dollars the providers charge, or credits.</summary>
    public const string Money = "money";

    /// <summary>Energy of GPUs.</summary>
    public const string Joules = "joules";

    private const int Minutes = 2 * 24 * 60;

    private readonly Dictionary<string, (long Minute, double Amount)[]> _entries = [];

    /// <summary>Writes down that something happened in the second that is simulated.</summary>
    public void Add(string what, double amount = 1)
    {
        if (!_entries.TryGetValue(what, out var minutes)) _entries[what] = minutes = new (long, double)[Minutes];
        var minute = now().ToUnixTimeSeconds() / 60;
        ref var entry = ref minutes[minute % Minutes];
        if (entry.Minute != minute) entry = (minute, 0);
        entry.Amount += amount;
    }

    /// <summary>How much there was in whole minutes from <paramref name="from"/> until before <paramref name="to"/>.</summary>
    public double Sum(string what, DateTimeOffset from, DateTimeOffset to) =>
        _entries.TryGetValue(what, out var minutes)
            ? minutes.Where(e => e.Minute >= from.ToUnixTimeSeconds() / 60 && e.Minute < to.ToUnixTimeSeconds() / 60).Sum(e => e.Amount)
            : 0;
}
