using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels;

/// <summary>The charts of a gateway's page: one for each of its signals, and those its profile adds.</summary>
public static class GatewayBoard
{
    /// <summary>In the order in which they are shown; a panel of the profile takes the place of a signal's with the same name.</summary>
    public static IReadOnlyList<PanelDefinition> Of(GatewayProfile profile)
    {
        List<PanelDefinition> panels = [.. OfSignals(profile)];
        foreach (var own in profile.Panels)
        {
            var place = panels.FindIndex(p => p.Id == own.Id);
            if (place < 0) panels.Add(own);
            else panels[place] = own;
        }
        return panels;
    }

    /// <summary>Those of its charts that another page shows too, such as <c>gpus</c>.</summary>
    public static IReadOnlyList<PanelDefinition> OfPage(GatewayProfile profile, string page) => [.. Of(profile).Where(p => p.Pages.Contains(page))];

    private static IEnumerable<PanelDefinition> OfSignals(GatewayProfile profile)
    {
        if (profile.Signals.GetValueOrDefault(SignalNames.Traffic) is ValueSignal traffic) yield return OfValue("traffic", "Requests", traffic);
        if (profile.Signals.GetValueOrDefault(SignalNames.Errors) is RatioSignal errors) yield return OfRatio("errors", "Error ratio", errors);
        if (profile.Signals.GetValueOrDefault(SignalNames.Latency) is HistogramSignal latency)
        {
            yield return OfHistogram("latency", "Request duration", PanelKind.Lines, latency);
            yield return OfHistogram("latency-heatmap", "Request duration by bucket", PanelKind.Heatmap, latency);
        }
        if (profile.Signals.GetValueOrDefault(SignalNames.Deflection) is RatioSignal deflection) yield return OfRatio("deflection", "Deflection", deflection);
        if (profile.Signals.GetValueOrDefault(SignalNames.Spend) is ValueSignal spend) yield return OfValue("spend", "Spend", spend);
        if (profile.Alive is { Of: { } of, What: { } what }) yield return OfTargets(profile.Alive.Query, of, what);
    }

    private static PanelDefinition OfTargets(string running, string all, string what) => new()
    {
        Id = "targets",
        Title = $"{char.ToUpperInvariant(what[0])}{what[1..]} that answer",
        Unit = what,
        Sources = [new QuerySource(running, "answer", "status:success"), new QuerySource(all, "there are", "")],
    };

    private static PanelDefinition OfValue(string id, string title, ValueSignal signal) => new()
    {
        Id = id,
        Title = title,
        Unit = signal.Unit,
        Sources = [new QuerySource(signal.Query, title, "")],
        Window = signal.Window,
    };

    private static PanelDefinition OfRatio(string id, string title, RatioSignal signal) => new()
    {
        Id = id,
        Title = title,
        Unit = signal.Unit,
        Sources = [new RatioSource(signal)],
        Note = "a gap: no requests",
    };

    private static PanelDefinition OfHistogram(string id, string title, PanelKind kind, HistogramSignal signal) => new()
    {
        Id = id,
        Title = title,
        Kind = kind,
        Unit = signal.Unit,
        Sources = [new HistogramSource(signal)],
    };
}
