using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels;

/// <summary>The charts of a gateway's page: one for each of its signals, and those its profile adds.</summary>
public static class GatewayBoard
{
    private static readonly (string Signal, string Title)[] Others =
    [
        (SignalNames.Tokens, "Tokens"), (SignalNames.InFlight, "Requests in flight"), (SignalNames.Breaker, "Circuit breaker"), (SignalNames.Retries, "Retries"), (SignalNames.Timeouts, "Timeouts"),
    ];

    /// <summary>In the order in which they are shown; a panel of the profile takes the place of a signal's with the same name.</summary>
    public static IReadOnlyList<PanelDefinition> Of(GatewayProfile profile)
    {
        List<PanelDefinition> panels = [.. OfSignals(profile, [])];
        foreach (var own in profile.Panels)
        {
            var place = panels.FindIndex(p => p.Id == own.Id);
            if (place < 0) panels.Add(own);
            else panels[place] = own;
        }
        return panels;
    }

    /// <summary>The charts that another page shows, such as <c>gpus</c>, of each gateway that has some.</summary>
    public static IEnumerable<(Gateway Gateway, IReadOnlyList<PanelDefinition> Panels)> OfPage(GatewayFleet fleet, string page) =>
        fleet.Members.Select(m => m.Gateway.Value).OfType<Gateway>().Select(g => (g, Panels: OfPage(g.Profile, page))).Where(c => c.Panels.Count > 0);

    /// <summary>Those of its charts that another page shows too, such as <c>gpus</c>.</summary>
    public static IReadOnlyList<PanelDefinition> OfPage(GatewayProfile profile, string page) => [.. Of(profile).Where(p => p.Pages.Contains(page))];

    /// <summary>The board of a gateway's page. For one provider, model or route it has the charts of those signals that can be told by it.</summary>
    public static PanelBoard Of(Gateway gateway, IReadOnlyList<DimensionFilter> filters) => new(
        $"gateway {gateway.Name} {string.Join('&', filters.Select(f => $"{f.Dimension}={Uri.EscapeDataString(f.Value)}"))}",
        [gateway],
        filters.Count == 0 ? Of(gateway.Profile) : [.. OfSignals(gateway.Profile, filters), .. OfOthers(gateway.Profile, filters)]);

    private static IEnumerable<PanelDefinition> OfSignals(GatewayProfile profile, IReadOnlyList<DimensionFilter> filters)
    {
        if (Find(profile, SignalNames.Traffic, filters) is { Signal: ValueSignal traffic } requests) yield return OfValue("traffic", "Requests", traffic, requests.Scope);
        if (Find(profile, SignalNames.Errors, filters) is { Signal: RatioSignal errors } failed) yield return OfRatio("errors", "Error ratio", errors, failed.Scope);
        if (Find(profile, SignalNames.Latency, filters) is { Signal: HistogramSignal latency } took)
        {
            yield return OfHistogram("latency", "Request duration", PanelKind.Lines, latency, took.Scope);
            yield return OfHistogram("latency-heatmap", "Request duration by bucket", PanelKind.Heatmap, latency, took.Scope);
        }
        if (Find(profile, SignalNames.Deflection, filters) is { Signal: RatioSignal deflection } deflected) yield return OfRatio("deflection", "Deflection", deflection, deflected.Scope);
        if (Find(profile, SignalNames.Spend, filters) is { Signal: ValueSignal spend } spent) yield return OfValue("spend", "Spend", spend, spent.Scope);
        if (filters.Count == 0 && profile.Alive is { Of: { } of, What: { } what }) yield return OfTargets(profile.Alive.Query, of, what);
    }

    private static PanelDefinition OfTargets(string running, string all, string what) => new()
    {
        Id = "targets",
        Title = $"{char.ToUpperInvariant(what[0])}{what[1..]} that answer",
        Unit = what,
        Sources = [new QuerySource(running, "answer", "status:success"), new QuerySource(all, "there are", "")],
    };

    // A profile's own charts cannot be narrowed; these signals can.
    private static IEnumerable<PanelDefinition> OfOthers(GatewayProfile profile, IReadOnlyList<DimensionFilter> filters)
    {
        foreach (var (name, title) in Others)
            if (Find(profile, name, filters) is { Signal: ValueSignal signal } view) yield return OfValue(name, title, signal, view.Scope);
    }

    private static SignalView? Find(GatewayProfile profile, string name, IReadOnlyList<DimensionFilter> filters) =>
        profile.Signals.TryGetValue(name, out var signal) ? SignalView.Find(signal, null, filters) : null;

    private static PanelDefinition OfValue(string id, string title, ValueSignal signal, SignalScope scope) => new()
    {
        Id = id,
        Title = title,
        Unit = signal.Unit,
        Sources = [new QuerySource(signal.Query, title, "") { Scope = scope }],
        Window = signal.Window,
        Note = signal.Note,
    };

    private static PanelDefinition OfRatio(string id, string title, RatioSignal signal, SignalScope scope) => new()
    {
        Id = id,
        Title = title,
        Unit = signal.Unit,
        Sources = [new RatioSource(signal) { Scope = scope }],
        Note = signal.Note is null ? "a gap: no requests" : $"a gap: no requests; {signal.Note}",
    };

    private static PanelDefinition OfHistogram(string id, string title, PanelKind kind, HistogramSignal signal, SignalScope scope) => new()
    {
        Id = id,
        Title = title,
        Kind = kind,
        Unit = signal.Unit,
        Sources = [new HistogramSource(signal) { Scope = scope }],
        Note = signal.Note,
    };
}
