using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Gatewayz;

/// <summary><c>GET /health/models/stats</c>: the health cache by provider. Its <c>timestamp</c> is the moment of the answer, not of the data.</summary>
/// <remarks><code>{"status":"success","stats":{"total_models":650,"healthy_models":611,"health_rate":94.0},"by_provider":{"nebius":{"total":12,"healthy":0,"avg_response_time_ms":0}}}</code></remarks>
/// <param name="Models">Models that are checked; the catalogue has many more.</param>
/// <param name="Healthy">Those that work.</param>
/// <param name="Degraded">Those that work half.</param>
/// <param name="Unhealthy">Those that do not.</param>
/// <param name="MeanSeconds">Mean time of a check.</param>
/// <param name="Providers">By provider.</param>
public sealed record GatewayzModels(
    double? Models, double? Healthy, double? Degraded, double? Unhealthy, double? MeanSeconds, IReadOnlyList<GatewayzModelsOfProvider> Providers)
{
    /// <summary>Whether the cache held anything: an empty one gives zeros.</summary>
    public bool HasData => Models > 0;

    internal static GatewayzModels? Read(DebugFields fields) => fields.Object("stats") is not { } stats ? null : new GatewayzModels(
        stats.Number("total_models"), stats.Number("healthy_models"), stats.Number("degraded_models"), stats.Number("unhealthy_models"),
        stats.Number("avg_response_time_ms") / 1000,
        [.. fields.Object("by_provider")?.Members.Select(p => new GatewayzModelsOfProvider(
            // 0 milliseconds stand for no answer at all.
            p.Name, p.Fields.Number("total"), p.Fields.Number("healthy"), p.Fields.Number("avg_response_time_ms") is > 0 and var ms ? ms / 1000 : null)) ?? []]);
}

/// <summary>A provider's models in the health cache.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Models">Models that are checked.</param>
/// <param name="Healthy">Those that work.</param>
/// <param name="MeanSeconds">Mean time of a check; null where none was answered.</param>
public sealed record GatewayzModelsOfProvider(string Provider, double? Models, double? Healthy, double? MeanSeconds);
