using System.Text;
using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The OpenTelemetry collector between the gateway and Prometheus: it shows what it was last sent.</summary>
/// <remarks>
/// It outlives the gateway. A series nobody sends any more stays at its last value until it expires, so a dead gateway
/// is a flat line first and a hole only later.
/// </remarks>
internal sealed class OtlpCollector
{
    /// <summary>The default of OTEL_METRIC_EXPORT_INTERVAL.</summary>
    public static readonly TimeSpan ExportInterval = TimeSpan.FromSeconds(60);

    /// <summary>The default of the Prometheus exporter's metric_expiration.</summary>
    public static readonly TimeSpan Expiration = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Frozen> _bySeries = [];
    private readonly Dictionary<Sample, Frozen> _bySource = new(ReferenceEqualityComparer.Instance);
    private readonly List<(MetricFamily Family, List<Frozen> Series)> _families = [];

    /// <summary>Takes one export: every series of the process with its value now.</summary>
    public void Receive(MetricRegistry metrics, DateTimeOffset now)
    {
        for (var i = 0; i < metrics.Families.Count; i++)
        {
            if (_families.Count == i) _families.Add((metrics.Families[i], []));
            foreach (var sample in metrics.Families[i].Samples)
            {
                if (!_bySource.TryGetValue(sample, out var frozen)) frozen = Recognize(sample, _families[i].Series);
                frozen.Value = sample.Read();
                frozen.ReceivedAt = now;
            }
        }
    }

    /// <summary>Forgets which process the values came from: its successor sends the same series anew.</summary>
    public void Disconnect() => _bySource.Clear();

    /// <summary>The samples that have not expired.</summary>
    public IEnumerable<Sample> Samples(DateTimeOffset now)
    {
        foreach (var (_, all) in _families)
            foreach (var frozen in all)
                if (frozen.IsLive(now)) yield return frozen.Sample;
    }

    /// <summary>The exposition text; a family without live series is left out altogether.</summary>
    public string Expose(DateTimeOffset now)
    {
        var text = new StringBuilder(128 * 1024);
        foreach (var (family, all) in _families)
        {
            if (!all.Exists(f => f.IsLive(now))) continue;
            text.Append("# HELP ").Append(family.Name).Append(' ').Append(family.Help).Append('\n');
            text.Append("# TYPE ").Append(family.Name).Append(' ').Append(family.Kind).Append('\n');
            foreach (var frozen in all)
                if (frozen.IsLive(now)) text.Append(frozen.Sample.Name).Append(frozen.Sample.LabelText).Append(' ').Append(Numbers.Format(frozen.Value, ExpositionDialect.Go)).Append('\n');
        }
        return text.ToString();
    }

    private Frozen Recognize(Sample sample, List<Frozen> family)
    {
        var series = sample.Name + sample.LabelText;
        if (!_bySeries.TryGetValue(series, out var frozen))
        {
            _bySeries[series] = frozen = new Frozen(sample.Name, sample.LabelText);
            family.Add(frozen);
        }
        return _bySource[sample] = frozen;
    }

    private sealed class Frozen
    {
        public Frozen(string name, string labels) => Sample = new Sample(name, labels, () => Value);

        public Sample Sample { get; }

        public double Value { get; set; }

        public DateTimeOffset ReceivedAt { get; set; }

        public bool IsLive(DateTimeOffset now) => now - ReceivedAt < Expiration;
    }
}
