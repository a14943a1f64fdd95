using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>The charts of the pages that look across gateways.</summary>
public static class FleetBoards
{
    /// <summary>How long requests take.</summary>
    public const string Latency = "latency";

    /// <summary>What is answered without a paid model.</summary>
    public const string Deflection = "deflection";

    /// <summary>What is spent.</summary>
    public const string Spend = "spend";

    /// <summary>How providers do.</summary>
    public const string Providers = "providers";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Latency, Deflection, Spend, Providers];

    /// <summary>The charts of one of them. A gateway that cannot tell what a chart shows has no line on it; a chart without lines is left out.</summary>
    /// <param name="dashboard">One of <see cref="All"/>.</param>
    /// <param name="question">The part of the fleet that is shown.</param>
    /// <param name="fleet">The configured gateways.</param>
    public static PanelBoard Of(string dashboard, FleetQuestion question, GatewayFleet fleet)
    {
        var gateways = fleet.Members.Where(m => m.Gateway.Succeeded && question.Filter.Includes(m.Settings.Name)).Select(m => m.Gateway.Value!).ToList();
        var panels = new FleetPanels(gateways, question.Filter.Dimensions);
        IEnumerable<PanelDefinition> all = dashboard switch
        {
            Latency => OfLatency(panels, question.By),
            Deflection => OfDeflection(panels, question.By),
            Spend => OfSpend(panels),
            Providers => OfProviders(panels),
            _ => throw new ArgumentOutOfRangeException(nameof(dashboard), dashboard, "There is no such dashboard."),
        };
        return new PanelBoard($"{dashboard} {Key(question)}", gateways, [.. all]);
    }

    private static IEnumerable<PanelDefinition> OfLatency(FleetPanels panels, string? by) =>
    [
        .. panels.Quantile("p95", "p95", 0.95, SignalNames.Latency, by),
        .. panels.Quantile("p50", "p50", 0.5, SignalNames.Latency, by),
        .. panels.Quantile("p99", "p99", 0.99, SignalNames.Latency, by),
        .. panels.Mean("mean", "Mean", SignalNames.Latency, by),
        .. panels.Values("traffic", "Requests", SignalNames.Traffic, by),
    ];

    private static IEnumerable<PanelDefinition> OfDeflection(FleetPanels panels, string? by) =>
    [
        .. panels.Ratios("deflection", "Deflection", SignalNames.Deflection, by),
        .. panels.Ratios("cache", "Cache hit rate", SignalNames.Cache, by),
        .. panels.Values("savings", "Saved", SignalNames.Savings, by),
        .. panels.Values("layers", "Requests by layer", SignalNames.Traffic, DimensionNames.Layer),
    ];

    private static IEnumerable<PanelDefinition> OfSpend(FleetPanels panels) =>
    [
        .. panels.Values("spend", "Spend by gateway", SignalNames.Spend, null),
        .. panels.Values("spend-by-provider", "Spend by provider", SignalNames.Spend, DimensionNames.Provider),
        .. panels.Values("spend-by-model", "Spend by model", SignalNames.Spend, DimensionNames.Model),
        .. panels.Values("tokens", "Tokens", SignalNames.Tokens, null),
        .. panels.Values("tokens-by-model", "Tokens by model", SignalNames.Tokens, DimensionNames.Model),
    ];

    private static IEnumerable<PanelDefinition> OfProviders(FleetPanels panels) =>
    [
        .. panels.Ratios("errors", "Error ratio by provider", SignalNames.Errors, DimensionNames.Provider),
        .. panels.Quantile("p95", "p95 by provider", 0.95, SignalNames.Latency, DimensionNames.Provider),
        .. panels.Values("traffic", "Requests by provider", SignalNames.Traffic, DimensionNames.Provider),
        .. panels.Values("breaker", "Circuit breakers", SignalNames.Breaker, DimensionNames.Provider).Select(WithStates),
        .. panels.Values("spend", "Spend by provider", SignalNames.Spend, DimensionNames.Provider),
        .. panels.Values("timeouts", "Timeouts by provider", SignalNames.Timeouts, DimensionNames.Provider),
    ];

    private static PanelDefinition WithStates(PanelDefinition breakers) => breakers with { Thresholds = [new Threshold(1, "half open"), new Threshold(2, "open")] };

    // Values come from an address: escaped, no two questions have one key.
    private static string Key(FleetQuestion question) => string.Join(
        '&',
        new[] { question.Filter.Gateway, question.Filter.Provider, question.Filter.Model, question.Filter.Route, question.By }.Select(v => v is null ? "" : "=" + Uri.EscapeDataString(v)));
}
