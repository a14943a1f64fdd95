using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>Makes charts of a signal across gateways: one line per gateway, or per gateway and value of a dimension.</summary>
/// <param name="gateways">The gateways that are shown.</param>
/// <param name="filters">The values of dimensions that count.</param>
internal sealed class FleetPanels(IReadOnlyList<Gateway> gateways, IReadOnlyList<DimensionFilter> filters)
{
    /// <summary>A chart of values; units that cannot stand on one axis are charts of their own.</summary>
    public IEnumerable<PanelDefinition> Values(string id, string title, string signal, string? by)
    {
        var views = Views<ValueSignal>(signal, by).GroupBy(v => ((ValueSignal)v.View.Signal).Unit).ToList();
        foreach (var group in views)
        {
            var (ownId, ownTitle) = views.Count == 1 ? (id, title) : ($"{id}-{Word(group.Key)}", $"{title}, {group.Key}");
            yield return Panel(ownId, ownTitle, group.Key, group, v => new QuerySource(((ValueSignal)v.Signal).Query, v.Legend, v.Colour)) with
            {
                Window = group.Max(v => ((ValueSignal)v.View.Signal).Window),
            };
        }
    }

    /// <summary>A chart of shares.</summary>
    public IEnumerable<PanelDefinition> Ratios(string id, string title, string signal, string? by) =>
        Views<RatioSignal>(signal, by) is { Count: > 0 } views
            ? [Panel(id, title, "ratio", views, v => new RatioSource((RatioSignal)v.Signal, v.Legend, v.Colour)) with { Note = "a gap: no requests" }]
            : [];

    /// <summary>A chart of one percentile.</summary>
    public IEnumerable<PanelDefinition> Quantile(string id, string title, double quantile, string signal, string? by) =>
        Views<HistogramSignal>(signal, by) is { Count: > 0 } views
            ? [Panel(id, title, "seconds", views, v => new HistogramSource((HistogramSignal)v.Signal, v.Legend, v.Colour) { Quantile = quantile })]
            : [];

    /// <summary>A chart of the mean, which needs no buckets.</summary>
    public IEnumerable<PanelDefinition> Mean(string id, string title, string signal, string? by) =>
        Views<HistogramSignal>(signal, by) is { Count: > 0 } views
            ? [Panel(id, title, "seconds", views, v => new QuerySource(HistogramQueries.MeanExpression((HistogramSignal)v.Signal), v.Legend, v.Colour))]
            : [];

    private static PanelDefinition Panel(string id, string title, string unit, IEnumerable<FleetView> views, Func<FleetView, PanelSource> source) => new()
    {
        Id = id,
        Title = title,
        Unit = unit,
        Sources = [.. views.Select(v => source(v) with { Of = v.Gateway, Scope = v.View.Scope })],
    };

    private List<FleetView> Views<TSignal>(string name, string? by)
        where TSignal : Signal
    {
        var views = gateways
            .Select(g => (Gateway: g, View: g.Profile.Signals.TryGetValue(name, out var signal) ? SignalView.Find(signal, by, filters) : null))
            .Where(v => v.View?.Signal is TSignal)
            .ToList();
        return [.. views.Select(v => new FleetView(v.Gateway, v.View!, by, IsAlone: views.Count == 1))];
    }

    // $ or /h are no part of an address.
    private static string Word(string unit) => new([.. unit.ToLowerInvariant().TakeWhile(char.IsAsciiLetter)]);

    private sealed record FleetView(Gateway Gateway, SignalView View, string? By, bool IsAlone)
    {
        public Signal Signal => View.Signal;

        public string Legend => By is null ? Gateway.Name : IsAlone ? $"{{{{{View.Scope.By}}}}}" : $"{{{{{View.Scope.By}}}}} · {Gateway.Name}";

        public string Colour => By is null ? $"gateway:{Gateway.Place} {Gateway.Name}" : $"{By}:{{{{{View.Scope.By}}}}}";
    }
}
