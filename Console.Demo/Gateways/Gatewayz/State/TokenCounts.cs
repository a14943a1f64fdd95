using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>Where a stream's token counts came from. Cerebras tells its usage last, so there an estimate can be compared with it.</summary>
internal sealed class TokenCounts(TokenCountMetrics metrics, SimulationRandom random)
{
    private readonly (Counter? Told, Counter? Estimated)[] _sources = new (Counter?, Counter?)[HubCatalogue.Models.Count];
    private Histogram? _accuracy;
    private Histogram? _delta;

    public void Streamed(HubModel model, in UpstreamCall call)
    {
        ref var source = ref _sources[model.Index];
        if (random.Chance(0.04))
        {
            (source.Estimated ??= Source(model, "estimated")).Add();
            return;
        }
        (source.Told ??= Source(model, "provider")).Add();
        if (call.Offer.Provider != Providers.Cerebras) return;
        var estimate = Math.Round(call.CompletionTokens * random.LogNormal(1.04, 0.12));
        (_accuracy ??= metrics.Accuracy.With(call.Offer.Provider, "char_count", "output")).Observe(estimate / call.CompletionTokens);
        (_delta ??= metrics.Delta.With(call.Offer.Provider, "char_count", "output")).Observe(estimate - call.CompletionTokens);
    }

    private Counter Source(HubModel model, string source) => metrics.Source.With(model.Offer.Provider, model.Offer.Model, source);
}
