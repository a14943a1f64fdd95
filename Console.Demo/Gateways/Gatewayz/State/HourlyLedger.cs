namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>What one model at one provider did in one hour.</summary>
internal sealed class ModelHour
{
    /// <summary>Calls to the provider; a request that failed over made several.</summary>
    public int Attempts { get; set; }

    public int Failures { get; set; }

    public long InputTokens { get; set; }

    public long OutputTokens { get; set; }

    public double Cost { get; set; }

    public double LatencyMs { get; set; }

    /// <summary>Requests whose last attempt was made here.</summary>
    public int Requests { get; set; }

    public int FailedRequests { get; set; }

    public long FailedInputTokens { get; set; }

    public double RequestMs { get; set; }

    public DateTimeOffset FirstRequest { get; set; }

    public DateTimeOffset LastRequest { get; set; }
}

/// <summary>One hour of all models.</summary>
internal sealed class HourOfModels(long number)
{
    /// <summary>Hours since 1970.</summary>
    public long Number => number;

    public DateTimeOffset Start => DateTimeOffset.FromUnixTimeSeconds(number * 3600);

    public ModelHour[] Models { get; } = [.. HubCatalogue.Models.Select(_ => new ModelHour())];

    public int Anonymous { get; set; }

    /// <summary>Requests of a known user whose key was not tracked.</summary>
    public int UntrackedKeys { get; set; }
}

/// <summary>Hourly sums of the last 31 days, as Redis and the database keep them.</summary>
internal sealed class HourlyLedger
{
    private const int Hours = 31 * 24;

    private readonly HourOfModels?[] _hours = new HourOfModels?[Hours];
    private HourOfModels _current = new(-1);

    public HourOfModels At(DateTimeOffset time)
    {
        var number = time.ToUnixTimeSeconds() / 3600;
        if (_current.Number == number) return _current;
        var slot = number % Hours;
        if (_hours[slot] is not { } hour || hour.Number != number) _hours[slot] = hour = new HourOfModels(number);
        return _current = hour;
    }

    /// <summary>The hours that end after <paramref name="from"/> and begin before <paramref name="to"/>, the newest first.</summary>
    public IEnumerable<HourOfModels> Between(DateTimeOffset from, DateTimeOffset to)
    {
        var oldest = Math.Max(from.ToUnixTimeSeconds() / 3600, (to.ToUnixTimeSeconds() / 3600) - Hours + 1);
        for (var number = to.ToUnixTimeSeconds() / 3600; number >= oldest; number--)
            if (_hours[number % Hours] is { } hour && hour.Number == number) yield return hour;
    }
}
