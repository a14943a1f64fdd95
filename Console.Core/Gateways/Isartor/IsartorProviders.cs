using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Isartor;

/// <summary><c>GET /debug/providers</c>: the providers the process uses, and their keys.</summary>
/// <param name="Active">The provider requests go to.</param>
/// <param name="Providers">All of them.</param>
public sealed record IsartorProviders(string? Active, IReadOnlyList<IsartorProvider> Providers)
{
    internal static IsartorProviders? Read(DebugFields fields) =>
        fields.List("providers") is { } providers ? new IsartorProviders(fields.Text("active_provider"), [.. providers.Items.Select(IsartorProvider.Read)]) : null;
}

/// <summary>One provider.</summary>
public sealed record IsartorProvider
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether requests go to it.</summary>
    public bool? Active { get; init; }

    /// <summary><c>healthy</c>, <c>failing</c> or <c>unknown</c>, from its last call or probe.</summary>
    public string? Status { get; init; }

    /// <summary>The model asked for.</summary>
    public string? Model { get; init; }

    /// <summary>Its address, without what may hold a key.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Whether a key is set.</summary>
    public bool? KeyConfigured { get; init; }

    /// <summary>Requests since the start of the process.</summary>
    public double? Requests { get; init; }

    /// <summary>Failed ones.</summary>
    public double? Errors { get; init; }

    /// <summary>How keys take turns: <c>round_robin</c> or <c>priority</c>.</summary>
    public string? Rotation { get; init; }

    /// <summary>How long a key rests after a 429.</summary>
    public TimeSpan? Cooldown { get; init; }

    /// <summary>Its keys, masked.</summary>
    public IReadOnlyList<IsartorKey> Keys { get; init; } = [];

    /// <summary>When it last answered.</summary>
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>When it last failed.</summary>
    public DateTimeOffset? LastError { get; init; }

    /// <summary>How it last failed.</summary>
    public string? LastErrorMessage { get; init; }

    internal static IsartorProvider Read(DebugFields fields) => new()
    {
        Name = fields.Text("name") ?? "",
        Active = fields.Flag("active"),
        Status = fields.Text("status"),
        Model = fields.Text("model"),
        Endpoint = ForeignText.Address(fields.Text("endpoint")),
        KeyConfigured = fields.Flag("api_key_configured"),
        Requests = fields.Number("requests_total"),
        Errors = fields.Number("errors_total"),
        Rotation = fields.Text("key_rotation_strategy"),
        Cooldown = fields.Number("key_cooldown_secs") is { } seconds and >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null,
        Keys = [.. fields.List("keys")?.Items.Select(IsartorKey.Read) ?? []],
        LastSuccess = fields.Time("last_success"),
        LastError = fields.Time("last_error"),
        LastErrorMessage = fields.Text("last_error_message"),
    };
}

/// <summary>One key of a provider.</summary>
/// <param name="Masked">Its last four characters after an ellipsis; the gateway's own mask shows eight.</param>
/// <param name="Label">Its name in the configuration.</param>
/// <param name="Priority">Its place where keys have one.</param>
/// <param name="Status"><c>available</c>, <c>cooling_down</c> or <c>unknown</c>.</param>
/// <param name="Requests">Requests made with it.</param>
/// <param name="RateLimits">How many of them were answered 429.</param>
/// <param name="LastUsed">When it was used last.</param>
/// <param name="CooldownUntil">Until when it rests; null where it does not.</param>
public sealed record IsartorKey(
    string Masked, string? Label, double? Priority, string? Status, double? Requests, double? RateLimits, DateTimeOffset? LastUsed, DateTimeOffset? CooldownUntil)
{
    internal static IsartorKey Read(DebugFields fields) => new(
        ForeignText.MaskedKey(fields.RawText("masked_key") ?? ""), fields.Text("label"), fields.Number("priority"), fields.Text("status"), fields.Number("requests_total"),
        fields.Number("rate_limit_total"), fields.Time("last_used"), fields.Time("cooldown_until"));
}
