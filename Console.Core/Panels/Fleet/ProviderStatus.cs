namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>How a provider does, in one word; the worst last.</summary>
public enum ProviderStatus
{
    /// <summary>Not known: asking failed, or the gateway does not tell enough.</summary>
    Unknown,

    /// <summary>Requests succeed as fast as usual.</summary>
    Healthy,

    /// <summary>Nothing was asked of it: that is neither good nor bad.</summary>
    NoTraffic,

    /// <summary>Too few requests to tell.</summary>
    Uncertain,

    /// <summary>It was seen, and is not any more.</summary>
    Lost,

    /// <summary>It answers much slower than usual.</summary>
    Slow,

    /// <summary>Its circuit breaker lets single requests through to try.</summary>
    HalfOpen,

    /// <summary>Too many requests fail.</summary>
    Failing,

    /// <summary>Its circuit breaker lets nothing through.</summary>
    Open,
}

/// <summary>What one reading says about a provider's health.</summary>
public enum HealthVerdict
{
    /// <summary>Nothing: it is not exported, or there is none.</summary>
    Silent,

    /// <summary>It is well.</summary>
    Good,

    /// <summary>It may be either: too few requests, or a bucket too coarse.</summary>
    Unsure,

    /// <summary>It is not well.</summary>
    Bad,
}

/// <summary>One of the readings a status rests on.</summary>
/// <param name="Name">What was looked at, such as <c>errors</c>.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Words">The same in words, such as <c>12 % fail (24 of 200 requests)</c>.</param>
/// <param name="Reading">The reading itself.</param>
public sealed record HealthInput(string Name, HealthVerdict Verdict, string Words, Reading Reading);
