using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Gateways;

/// <summary>Reads the signals of a profile.</summary>
/// <remarks>
/// <code>
/// traffic: { query: 'sum $by (rate(x_requests_total{$selector}[$window]))', unit: requests/s, by: { provider: provider } }
/// </code>
/// </remarks>
internal static partial class SignalReader
{
    private static readonly string[] Keys = ["query", "unit", "window", "part", "whole", "histogram", "where", "formerly", "join", "by", "note", "estimate"];

    /// <summary>All signals; what is wrong with one is reported.</summary>
    public static Dictionary<string, Signal> Read(YamlFields profile, ProfileReader reader)
    {
        var signals = new Dictionary<string, Signal>();
        if (profile.Map("signals", [.. SignalNames.All]) is not { } all) return signals;
        foreach (var name in SignalNames.All)
        {
            if (all.Map(name, Keys) is not { } fields) continue;
            if (SignalOf(fields, reader, null) is { } signal) signals[name] = signal;
            else reader.Report(fields.Node, $"“{name}” needs “query” and “unit”, or “part” and “whole”, or “histogram”");
        }
        return signals;
    }

    private static Signal? SignalOf(YamlFields fields, ProfileReader reader, Signal? parent)
    {
        foreach (var expression in new[] { fields.Expression("query"), fields.Expression("part"), fields.Expression("whole") }.OfType<string>())
            if (WronglyGrouped().IsMatch(expression)) reader.Report(fields.Node, "“$by” stands between an aggregation and its bracket: sum $by (…)");
        Signal? signal =
            fields.Text("query") is { } query ? new ValueSignal(query, (parent is null ? fields.RequiredText("unit") : fields.Text("unit")) ?? parent?.Unit ?? "", fields.Duration("window") ?? (parent as ValueSignal)?.Window)
            : fields.Text("part") is { } part ? new RatioSignal(part, fields.RequiredText("whole"))
            : fields.Text("histogram") is { } histogram ? new HistogramSignal(histogram, fields.Text("where") ?? "", fields.Text("formerly")) { Join = fields.Expression("join") ?? "" }
            : null;
        if (signal is null) return null;
        signal = signal with { Note = fields.Text("note"), IsEstimate = fields.Flag("estimate") || parent is { IsEstimate: true } };
        return fields.Has("by") ? signal with { By = DimensionsOf(fields, signal, reader) } : signal;
    }

    private static Dictionary<string, SignalDimension> DimensionsOf(YamlFields fields, Signal signal, ProfileReader reader)
    {
        var dimensions = new Dictionary<string, SignalDimension>();
        if (fields.Map("by", [.. DimensionNames.All]) is not { } by) return dimensions;
        foreach (var name in by.Names)
        {
            if (by.MapOrNull(name, ["label", "filter", .. Keys]) is not { } own) Add(by.Text(name) ?? "", true);
            else if (SignalOf(own, reader, signal) is not { } other) Add(own.RequiredText("label"), own.Text("filter") != "false");
            else
            {
                var label = own.RequiredText("label");
                CheckLabel(label);
                // Without $by the expression makes the label itself, and the metrics need not have it.
                var others = new Dictionary<string, SignalDimension>(other.By) { [name] = new LabelDimension(label, IsGroupable(other) && other is not HistogramSignal { Join.Length: > 0 } && own.Text("filter") != "false") };
                dimensions[name] = new OwnDimension(other with { By = others });
            }

            void Add(string label, bool canFilter)
            {
                CheckLabel(label);
                if (!IsGroupable(signal)) reader.Report(by.Node, $"to be told by {name}, the expression needs “$by”: sum $by (…)");
                dimensions[name] = new LabelDimension(label, canFilter);
            }

            void CheckLabel(string label)
            {
                if (!LabelName().IsMatch(label)) reader.Report(by.Node, $"“{name}” must name a label");
            }
        }
        return dimensions;
    }

    private static bool IsGroupable(Signal signal) => signal switch
    {
        ValueSignal value => value.Query.Contains("$by", StringComparison.Ordinal),
        RatioSignal ratio => ratio.Part.Contains("$by", StringComparison.Ordinal) && ratio.Whole.Contains("$by", StringComparison.Ordinal),
        _ => true,
    };

    [GeneratedRegex(@"\$by(?! \()|(?<! )\$by")]
    private static partial Regex WronglyGrouped();

    [GeneratedRegex(@"^[a-zA-Z_][a-zA-Z0-9_]*\z")]
    private static partial Regex LabelName();
}
