using System.Text;

namespace OperatorConsole.Demo.Metrics;

/// <summary>The metrics of one process, printed in the order in which they were registered.</summary>
/// <remarks>Not safe for concurrent use: a gateway reads and writes it under its own lock.</remarks>
internal sealed class MetricRegistry(ExpositionDialect dialect)
{
    private readonly List<MetricFamily> _families = [];
    private readonly Dictionary<string, MetricFamily<Gauge>> _created = [];

    public ExpositionDialect Dialect => dialect;

    /// <summary>Now, in Unix seconds: what the <c>_created</c> series of a child says that is created now.</summary>
    public double Time { get; set; }

    /// <summary>Whether <c>_created</c> gauges are printed beside counters and histograms (the Python client's default).</summary>
    public bool WithCreated { get; init; } = dialect == ExpositionDialect.Python;

    public IReadOnlyList<MetricFamily> Families => _families;

    public MetricFamily<Counter> Counter(string name, string help, params string[] labels) => Add(name, "counter", help, labels, () => new Counter());

    /// <summary>A counter that a collector reads elsewhere at every scrape, such as the process's CPU time: it has no <c>_created</c> series.</summary>
    public MetricFamily<Counter> CollectedCounter(string name, string help, params string[] labels) =>
        Add(name, "counter", help, labels, () => new Counter(), withCreated: false);

    public MetricFamily<Gauge> Gauge(string name, string help, params string[] labels) => Add(name, "gauge", help, labels, () => new Gauge());

    public MetricFamily<Histogram> Histogram(string name, string help, double[] bounds, params string[] labels) =>
        Add(name, "histogram", help, labels, () => new Histogram(bounds));

    public MetricFamily<Summary> Summary(string name, string help, params string[] labels) => Add(name, "summary", help, labels, () => new Summary());

    /// <summary>Forgets every child, as a restarted process does. Unlabelled families come back at zero, as the client libraries print them.</summary>
    public void Reset(double time)
    {
        Time = time;
        foreach (var family in _families) family.Clear();
        foreach (var created in _created.Values) created.Clear();
        TouchUnlabelled();
    }

    /// <summary>Creates the single child of every family without labels, so that it prints its zero from the start.</summary>
    public void TouchUnlabelled()
    {
        foreach (var family in _families.Where(f => f.LabelNames.Length == 0))
        {
            switch (family)
            {
                case MetricFamily<Counter> counter: _ = counter.Value; break;
                case MetricFamily<Gauge> gauge: _ = gauge.Value; break;
                case MetricFamily<Histogram> histogram: _ = histogram.Value; break;
                case MetricFamily<Summary> summary: _ = summary.Value; break;
            }
        }
    }

    /// <summary>The exposition text, version 0.0.4.</summary>
    public string Expose()
    {
        var text = new StringBuilder(64 * 1024);
        foreach (var family in _families)
        {
            AppendFamily(text, family);
            if (_created.TryGetValue(family.Name, out var created) && created.Samples.Count > 0) AppendFamily(text, created);
        }
        return text.ToString();
    }

    /// <summary>Every sample now, for the history.</summary>
    public IEnumerable<Sample> Samples() => _families.SelectMany(f => f.Samples);

    internal void OnChildCreated(MetricFamily family, string[] labelValues)
    {
        if (_created.TryGetValue(family.Name, out var created)) created.With(labelValues).Value = Time;
    }

    private MetricFamily<TMetric> Add<TMetric>(string name, string kind, string help, string[] labels, Func<TMetric> create, bool withCreated = true)
        where TMetric : Metric
    {
        var family = new MetricFamily<TMetric>(name, kind, help, labels, create, this);
        _families.Add(family);
        if (WithCreated && withCreated && kind != "gauge")
        {
            var stem = kind == "counter" && name.EndsWith("_total", StringComparison.Ordinal) ? name[..^6] : name;
            _created[name] = new MetricFamily<Gauge>(stem + "_created", "gauge", help, labels, () => new Gauge(), this);
        }
        return family;
    }

    private void AppendFamily(StringBuilder text, MetricFamily family)
    {
        text.Append("# HELP ").Append(family.Name).Append(' ').Append(family.Help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
        text.Append("# TYPE ").Append(family.Name).Append(' ').Append(family.Kind).Append('\n');
        foreach (var sample in family.Samples)
            text.Append(sample.Name).Append(sample.LabelText).Append(' ').Append(Numbers.Format(sample.Read(), Dialect)).Append('\n');
    }
}
