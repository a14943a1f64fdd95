namespace OperatorConsole.Demo.Gateways.Isartor.Responses;

/// <summary><c>GET /debug/providers</c> and <c>GET /api/admin/providers</c>.</summary>
internal sealed record ProvidersResponse(string ActiveProvider, IReadOnlyList<ProviderEntry> Providers)
{
    /// <summary>What the running process uses.</summary>
    public static ProvidersResponse Running(IsartorGateway gateway) =>
        new(IsartorSettings.Provider, [ProviderEntry.Of(gateway.Provider, gateway.Now)]);

    /// <summary>What the configuration file says now: a fallback may stand there that the process has not read yet.</summary>
    public static ProvidersResponse Configured(IsartorGateway gateway) => new(
        IsartorSettings.Provider,
        [
            ProviderEntry.Of(gateway.Provider, gateway.Now) with { RawModel = IsartorSettings.Model, ConfigUrl = IsartorSettings.Endpoint },
            ProviderEntry.Pending,
        ]);
}

internal sealed record ProviderEntry
{
    public required string Name { get; init; }
    public required bool Active { get; init; }
    public required string Status { get; init; }
    public required string Model { get; init; }
    public string? RawModel { get; init; }
    public required string Endpoint { get; init; }
    public string? ConfigUrl { get; init; }
    public bool ApiKeyConfigured { get; } = true;
    public bool EndpointConfigured { get; } = true;
    public int? ConfigIndex { get; init; }
    public long RequestsTotal { get; init; }
    public long ErrorsTotal { get; init; }
    public required string KeyRotationStrategy { get; init; }
    public int KeyCooldownSecs { get; } = IsartorSettings.KeyCooldownSeconds;
    public IReadOnlyList<ProviderKeyEntry>? Keys { get; init; }
    public string? LastSuccess { get; init; }
    public string? LastError { get; init; }
    public string? LastErrorMessage { get; init; }

    public static ProviderEntry Pending { get; } = new()
    {
        Name = IsartorSettings.PendingFallback.Name,
        Active = false,
        Status = "unknown",
        Model = IsartorSettings.PendingFallback.Model,
        RawModel = IsartorSettings.PendingFallback.Model,
        Endpoint = IsartorSettings.PendingFallback.Endpoint,
        ConfigUrl = IsartorSettings.PendingFallback.Endpoint,
        ConfigIndex = 0,
        KeyRotationStrategy = "priority",
    };

    public static ProviderEntry Of(ProviderState state, DateTimeOffset now) => new()
    {
        Name = IsartorSettings.Provider,
        Active = true,
        Status = state.Status,
        Model = IsartorSettings.Model,
        Endpoint = IsartorSettings.Endpoint,
        RequestsTotal = state.Requests,
        ErrorsTotal = state.Errors,
        KeyRotationStrategy = "round_robin",
        Keys = [.. state.Keys.Select(k => ProviderKeyEntry.Of(k, now))],
        LastSuccess = state.LastSuccess is { } success ? Stamp.Body(success) : null,
        LastError = state.LastError is { } error ? Stamp.Body(error) : null,
        LastErrorMessage = state.LastErrorMessage,
    };
}

internal sealed record ProviderKeyEntry(
    string MaskedKey, string? Label, int Priority, string Status, long RequestsTotal, long RateLimitTotal, string? LastUsed, string? CooldownUntil)
{
    public static ProviderKeyEntry Of(ProviderKey key, DateTimeOffset now)
    {
        var cooling = key.IsCooling(now);
        return new(
            key.Masked, key.Label, key.Priority, cooling ? "cooling_down" : "available", key.Requests, key.RateLimits,
            key.LastUsed is { } used ? Stamp.Body(used) : null,
            cooling ? Stamp.Body(key.CooldownUntil!.Value) : null);
    }
}
