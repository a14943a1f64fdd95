using System.Globalization;

namespace OperatorConsole.Core.Gateways;

/// <summary>Reads the panels of a profile.</summary>
/// <remarks>
/// <code>
/// - { id: tokens, title: Tokens, unit: tokens/s, query: 'sum by (model) (rate(x_tokens_total{$selector}[$window]))', legend: '{{model}}', colour: model }
/// </code>
/// </remarks>
internal static class PanelDefinitionReader
{
    private static readonly string[] Keys = ["id", "title", "kind", "unit", "window", "query", "legend", "colour", "queries", "ratio", "quantiles", "heatmap", "thresholds", "note", "pages"];

    /// <summary>The pages beside a gateway's own that ask profiles for charts.</summary>
    private static readonly string[] Pages = ["agents", "gpus"];

    /// <summary>All panels; what is wrong with one is reported and it is left out.</summary>
    public static IReadOnlyList<PanelDefinition> Read(YamlFields profile, ProfileReader reader)
    {
        var panels = new List<PanelDefinition>();
        foreach (var fields in profile.Maps("panels", Keys))
        {
            var id = fields.RequiredText("id");
            if (panels.Any(p => p.Id == id)) reader.Report(fields.Node, $"there is another panel “{id}”");
            var sources = SourcesOf(fields);
            if (sources.Count == 0) reader.Report(fields.Node, $"the panel “{id}” needs one of query, queries, ratio, quantiles, heatmap");
            var pages = fields.List("pages");
            if (pages.FirstOrDefault(p => !Pages.Contains(p)) is { } unknown) reader.Report(fields.Node, $"there is no page “{unknown}”; pages are {string.Join(", ", Pages)}");
            panels.Add(new PanelDefinition
            {
                Id = id,
                Title = fields.RequiredText("title"),
                Kind = KindOf(fields, reader),
                Unit = fields.Text("unit") ?? DefaultUnit(sources) ?? fields.RequiredText("unit"),
                Sources = sources,
                Thresholds = [.. fields.Maps("thresholds", "value", "label").Select(t => new Threshold(NumberOf(t, reader), t.RequiredText("label")))],
                Note = fields.Text("note"),
                Window = fields.Duration("window"),
                Pages = pages,
            });
        }
        return panels;
    }

    private static List<PanelSource> SourcesOf(YamlFields fields)
    {
        var sources = new List<PanelSource>();
        if (fields.Expression("query") is { } query) sources.Add(new QuerySource(query, fields.Text("legend") ?? "", fields.Text("colour") ?? ""));
        foreach (var q in fields.Maps("queries", "query", "legend", "colour"))
            sources.Add(new QuerySource(q.RequiredExpression("query"), q.Text("legend") ?? "", q.Text("colour") ?? ""));
        if (fields.Map("ratio", "part", "whole") is { } ratio) sources.Add(new RatioSource(new RatioSignal(ratio.RequiredExpression("part"), ratio.RequiredExpression("whole"))));
        foreach (var name in new[] { "quantiles", "heatmap" })
            if (fields.Map(name, "histogram", "where", "formerly") is { } h) sources.Add(new HistogramSource(new HistogramSignal(h.RequiredText("histogram"), h.Text("where") ?? "", h.Text("formerly"))));
        return sources;
    }

    private static PanelKind KindOf(YamlFields fields, ProfileReader reader)
    {
        if (fields.Map("heatmap") is not null) return PanelKind.Heatmap;
        switch (fields.Text("kind"))
        {
            case null or "lines": return PanelKind.Lines;
            case "bars": return PanelKind.Bars;
            case "donut": return PanelKind.Donut;
            case var other:
                reader.Report(fields.Node, $"“{other}” is no kind of panel; kinds are lines, bars, donut");
                return PanelKind.Lines;
        }
    }

    private static string? DefaultUnit(List<PanelSource> sources) => sources.FirstOrDefault() switch
    {
        RatioSource => "ratio",
        HistogramSource => "seconds",
        _ => null,
    };

    private static double NumberOf(YamlFields fields, ProfileReader reader)
    {
        if (double.TryParse(fields.RequiredText("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return value;
        reader.Report(fields.Node, "“value” must be a number");
        return 0;
    }
}
