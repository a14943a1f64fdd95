namespace OperatorConsole.Core.Gateways;

/// <summary>Reads what a profile knows of its gateway's metrics.</summary>
/// <remarks>
/// <code>
/// labels:
///   layer: { what: the layer that answered, values: { cache: from the cache, cloud: by a paid model } }
///   status_code: { pattern: '[1-5][0-9][0-9]' }
/// metrics:
///   x_requests_total: { type: counter, labels: [layer, status_code] }
///   x_state: { type: gauge, labels: [provider], means: { 0: closed, 1: open } }
/// complete: [x_]
/// </code>
/// </remarks>
internal static class KnownMetricsReader
{
    private static readonly string[] Types = ["counter", "gauge", "histogram", "summary"];

    public static KnownMetrics Read(YamlFields profile, ProfileReader reader)
    {
        var labels = profile.NamedMaps("labels", "what", "values", "pattern").ToDictionary(l => l.Name, l => LabelOf(l.Name, l.Fields));
        var metrics = profile.NamedMaps("metrics", "type", "unit", "what", "labels", "values", "means", "buckets", "neverWritten", "formerly")
            .Select(m => MetricOf(m.Name, m.Fields, labels, reader)).ToList();
        return new KnownMetrics(metrics, profile.List("complete"), profile.List("extraLabels"));
    }

    private static KnownLabel LabelOf(string name, YamlFields fields) => new(name)
    {
        What = fields.Text("what"),
        Values = fields.Words("values"),
        Pattern = fields.Pattern("pattern"),
    };

    private static KnownMetric MetricOf(string name, YamlFields fields, Dictionary<string, KnownLabel> labels, ProfileReader reader)
    {
        if (fields.RequiredText("type") is var type && !Types.Contains(type)) reader.Report(fields.Node, $"“{type}” is no type of metric; types are {string.Join(", ", Types)}");
        var names = fields.List("labels");
        // What the values mean here, where a label of this name means something else elsewhere.
        var own = fields.NamedWords("values");
        foreach (var other in own.Keys.Except(names)) reader.Report(fields.Node, $"“{name}” has no label “{other}”");
        return new KnownMetric
        {
            Name = name,
            Type = Enum.TryParse<MetricType>(type, ignoreCase: true, out var known) ? known : MetricType.Gauge,
            Unit = fields.Text("unit"),
            What = fields.Text("what"),
            Labels = [.. names.Select(l => LabelOfMetric(labels.GetValueOrDefault(l) ?? new KnownLabel(l), own.GetValueOrDefault(l)))],
            Means = fields.NumberedTexts("means"),
            Buckets = fields.Numbers("buckets"),
            IsNeverWritten = fields.Flag("neverWritten"),
            Formerly = fields.List("formerly"),
        };
    }

    private static KnownLabel LabelOfMetric(KnownLabel shared, IReadOnlyDictionary<string, string>? values) =>
        values is null ? shared : shared with { Values = values, Pattern = null };
}
