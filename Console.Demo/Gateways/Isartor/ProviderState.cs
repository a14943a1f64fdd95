namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>How the one active provider has been doing since the process started, and which of its keys may be used.</summary>
/// <remarks>Requests are counted here, attempts at the keys. A key the provider answered with 429 rests for a minute.</remarks>
internal sealed class ProviderState
{
    private static readonly TimeSpan Cooldown = TimeSpan.FromSeconds(IsartorSettings.KeyCooldownSeconds);

    private int _next;

    public IReadOnlyList<ProviderKey> Keys { get; } =
        [new("sk-a…wxyz", "primary", 1), new("sk-b…1234", null, 2), new("sk-b…9f3c", null, 3), new("sk-c…77de", "batch", 4)];

    public long Requests { get; private set; }

    public long Errors { get; private set; }

    public DateTimeOffset? LastSuccess { get; private set; }

    public DateTimeOffset? LastError { get; private set; }

    public string? LastErrorMessage { get; private set; }

    /// <summary>By the last request's outcome alone.</summary>
    public string Status { get; private set; } = "unknown";

    /// <summary>The next key in turn that is not resting; none when all do.</summary>
    public ProviderKey? Acquire(DateTimeOffset now)
    {
        for (var i = 0; i < Keys.Count; i++)
        {
            var index = (_next + i) % Keys.Count;
            if (Keys[index].IsCooling(now)) continue;
            _next = (index + 1) % Keys.Count;
            Keys[index].Requests++;
            Keys[index].LastUsed = now;
            return Keys[index];
        }
        return null;
    }

    public static void RateLimited(ProviderKey key, DateTimeOffset now)
    {
        key.RateLimits++;
        key.CooldownUntil = now + Cooldown;
    }

    public void Succeeded(DateTimeOffset now)
    {
        Requests++;
        LastSuccess = now;
        LastErrorMessage = null;
        Status = "healthy";
    }

    public void Failed(DateTimeOffset now, string message)
    {
        Requests++;
        Errors++;
        LastError = now;
        LastErrorMessage = message;
        Status = "failing";
    }

    public void Clear()
    {
        Requests = Errors = 0;
        LastSuccess = LastError = null;
        LastErrorMessage = null;
        Status = "unknown";
        _next = 0;
        foreach (var key in Keys) key.Clear();
    }
}
