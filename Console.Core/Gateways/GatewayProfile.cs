namespace OperatorConsole.Core.Gateways;

/// <summary>What the console knows about one kind of gateway: which of its metrics stand for the console's signals.</summary>
/// <remarks>Profiles are YAML; see docs/profiles.md. Expressions hold <c>$selector</c> and <c>$window</c>.</remarks>
public sealed record GatewayProfile
{
    /// <summary>Its name in the settings, such as <c>isartor</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its name for people, such as <c>Isartor</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Metrics only this gateway exports.</summary>
    public IReadOnlyList<string> Detect { get; init; } = [];

    /// <summary>How often the gateway hands out new values, where that is slower than the scrape; zero: every scrape is new.</summary>
    public TimeSpan ExportInterval { get; init; }

    /// <summary>What proves that it runs.</summary>
    public required AliveCheck Alive { get; init; }

    /// <summary>Its health endpoint, if it has one.</summary>
    public HealthCheck? Health { get; init; }

    /// <summary>Which debug interface it has, such as <c>isartor</c>; null for none the console knows.</summary>
    public string? Debug { get; init; }

    /// <summary>The header that takes its API key; <c>Authorization</c> sends it as a bearer token.</summary>
    public string ApiKeyHeader { get; init; } = "Authorization";

    /// <summary>The signals it has.</summary>
    public IReadOnlyDictionary<string, Signal> Signals { get; init; } = new Dictionary<string, Signal>();

    /// <summary>Its charts beside those of the signals; one with the name of such a chart takes its place.</summary>
    public IReadOnlyList<PanelDefinition> Panels { get; init; } = [];

    /// <summary>What its makers say it should keep to.</summary>
    public IReadOnlyList<ServiceLevel> Slis { get; init; } = [];

    /// <summary>How it traces; null where it does not, or that is not known.</summary>
    public TracingProfile? Traces { get; init; }

    /// <summary>Signals it cannot give, each with the reason in the operator's words.</summary>
    public IReadOnlyDictionary<string, string> CannotTell { get; init; } = new Dictionary<string, string>();

    /// <summary>What is known of its metrics.</summary>
    public KnownMetrics Metrics { get; init; } = KnownMetrics.None;

    /// <summary>The families of metrics it may export; the profile itself is that of the first, the usual one. Empty where there is only one.</summary>
    public IReadOnlyList<ProfileVariant> Variants { get; init; } = [];

    /// <summary>This profile with what it lacks taken from another one.</summary>
    internal GatewayProfile Beside(GatewayProfile other)
    {
        var signals = Signals.Concat(other.Signals.Where(s => !Signals.ContainsKey(s.Key))).ToDictionary();
        return this with
        {
            Signals = signals,
            Panels = [.. Panels, .. other.Panels.Where(o => Panels.All(p => p.Id != o.Id))],
            CannotTell = CannotTell.Concat(other.CannotTell.Where(c => !CannotTell.ContainsKey(c.Key))).Where(c => !signals.ContainsKey(c.Key)).ToDictionary(),
            Metrics = Metrics.With(other.Metrics),
        };
    }
}

/// <summary>How Prometheus knows that the gateway runs.</summary>
/// <param name="Query">Above zero while it runs.</param>
/// <param name="Of">How many there should be, such as all scrape targets; null where that cannot be asked.</param>
/// <param name="What">What is counted, in the plural, such as <c>targets</c>.</param>
/// <param name="Indirect">True when the series outlive the gateway, as behind a collector: then only its health endpoint decides.</param>
public sealed record AliveCheck(string Query, string? Of, string? What, bool Indirect);

/// <summary>A health endpoint and how to read its body, as some answer 200 whatever happens.</summary>
/// <param name="Path">The path below the gateway's debug address.</param>
/// <param name="Bad">Body fields, dotted for nested ones, with the values that mean trouble.</param>
public sealed record HealthCheck(string Path, IReadOnlyDictionary<string, IReadOnlyList<string>> Bad);
