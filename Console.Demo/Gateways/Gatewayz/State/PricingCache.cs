using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>Prices by model, kept for a quarter of an hour; a price that cannot be had is replaced by a default until the next look-up.</summary>
internal sealed class PricingCache(PricingMetrics metrics, SimulationRandom random)
{
    private const string CacheName = "model_pricing";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly Entry[] _entries = [.. HubCatalogue.Models.Select(_ => new Entry())];
    private readonly Counter _hits = metrics.CacheHits.With(CacheName);
    private readonly Counter _misses = metrics.CacheMisses.With(CacheName);

    public void LookUp(HubModel model, DateTimeOffset now)
    {
        var entry = _entries[model.Index];
        if (now < entry.Expires) _hits.Add();
        else Fetch(entry, model, now);
        if (entry.IsDefault) metrics.DefaultPricing.With(model.Offer.Model).Add();
    }

    private void Fetch(Entry entry, HubModel model, DateTimeOffset now)
    {
        _misses.Add();
        entry.Expires = now + Life;
        metrics.Validations.With(model.Offer.Model).Add();
        entry.IsDefault = random.Chance(0.01);
        if (entry.IsDefault) metrics.ValidationFailures.With(model.Offer.Model, "out_of_bounds").Add();
        var onDefault = 0;
        foreach (var each in _entries)
            if (each.IsDefault) onDefault++;
        metrics.ModelsOnDefaultPrice.Value.Value = onDefault;
    }

    private sealed class Entry
    {
        public DateTimeOffset Expires { get; set; }

        public bool IsDefault { get; set; }
    }
}
