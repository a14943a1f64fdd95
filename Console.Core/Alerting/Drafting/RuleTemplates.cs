using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Core.Alerting.Drafting;

/// <summary>A rule to begin with.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Title">What it watches.</param>
/// <param name="Lines">The rule as it stands in a file, its dash in the first column.</param>
public sealed record RuleTemplate(string Id, string Title, string Lines);

/// <summary>Rules to begin with for a gateway, made of the signals of its profile: what its pages show is what its alerts ask.</summary>
public static class RuleTemplates
{
    /// <summary>The templates of a gateway.</summary>
    public static IReadOnlyList<RuleTemplate> Of(Gateway gateway)
    {
        List<RuleTemplate> templates = [];
        var name = Pascal(gateway.Name);
        if (gateway.Matchers.Length > 0) templates.Add(Make("down", "It does not answer", $"{name}Down", [$"up{{{gateway.Matchers}}} == 0"], "1m", "critical", gateway, "{{ $labels.instance }} does not answer"));
        if (Signal<RatioSignal>(gateway, SignalNames.Errors) is { } errors)
            templates.Add(Make("errors", "Many requests fail", $"{name}HighErrorRatio", Ratio(gateway, errors, "> 0.05"), "5m", "critical", gateway, "{{ $value | humanizePercentage }} of requests fail"));
        if (Signal<HistogramSignal>(gateway, SignalNames.Latency) is { } latency)
            templates.Add(Make("latency", "Requests are slow", $"{name}Slow", [$"{HistogramQueries.Quantile(gateway, latency, 0.95)} > 5"], "5m", "warning", gateway, "One request in twenty takes longer than {{ $value | humanizeDuration }}"));
        if (Signal<RatioSignal>(gateway, SignalNames.Deflection) is { } deflection)
            templates.Add(Make("deflection", "Few requests are deflected", $"{name}LowDeflection", Ratio(gateway, deflection, "< 0.3"), "15m", "warning", gateway, "Only {{ $value | humanizePercentage }} of requests are kept from a paid model"));
        if (Signal<RatioSignal>(gateway, SignalNames.Cache) is { } cache)
            templates.Add(Make("cache", "Few answers come from the cache", $"{name}LowCacheHitRatio", Ratio(gateway, cache, "< 0.2"), "15m", "warning", gateway, "Only {{ $value | humanizePercentage }} of lookups are answered from the cache"));
        if (Signal<ValueSignal>(gateway, SignalNames.Spend) is { } spend)
            templates.Add(Make("spend", "It spends much", $"{name}Spend", [$"{gateway.Expand(spend.Query, spend.Window)} > 50"], "10m", "warning", gateway, $"It spends {{{{ $value | humanize }}}} {spend.Unit}"));
        return templates;
    }

    // A part that was never counted has no series; zero times the whole stands in for it.
    private static string[] Ratio(Gateway gateway, RatioSignal ratio, string bound) =>
        [$"(({gateway.Expand(ratio.Part)}) or 0 * ({gateway.Expand(ratio.Whole)}))", $"  / (({gateway.Expand(ratio.Whole)}) > 0) {bound}"];

    private static TSignal? Signal<TSignal>(Gateway gateway, string name)
        where TSignal : Signal => gateway.Profile.Signals.GetValueOrDefault(name) as TSignal;

    private static RuleTemplate Make(string id, string title, string alert, string[] expression, string duration, string severity, Gateway gateway, string summary) => new(id, title, $$"""
        - alert: {{alert}}
          expr: |
        {{string.Join('\n', expression.SelectMany(e => e.Split('\n')).Select(l => "    " + l.TrimEnd()))}}
          for: {{duration}}
          labels:
            severity: {{severity}}
            gateway: "{{gateway.Name}}"
          annotations:
            summary: "{{summary}}"

        """.ReplaceLineEndings("\n"));

    /// <summary><c>edge-eu.1</c> as <c>EdgeEu1</c>.</summary>
    private static string Pascal(string name) => string.Concat(name.Split('-', '_', '.').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
}
