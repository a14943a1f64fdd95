namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>One API key of a provider.</summary>
internal sealed class ProviderKey(string masked, string? label, int priority)
{
    public string Masked => masked;

    public string? Label => label;

    public int Priority => priority;

    public long Requests { get; set; }

    public long RateLimits { get; set; }

    public DateTimeOffset? LastUsed { get; set; }

    public DateTimeOffset? CooldownUntil { get; set; }

    public bool IsCooling(DateTimeOffset now) => CooldownUntil > now;

    public void Clear()
    {
        Requests = RateLimits = 0;
        LastUsed = CooldownUntil = null;
    }
}
