using System.Collections.Frozen;
using System.Globalization;
using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>What profiles say of their gateways' metrics, as a catalogue: rules are checked without any server.</summary>
public static class ProfileMetrics
{
    // What a scrape, its configuration or a cluster adds. Other labels that a configuration adds are not known here.
    private static readonly FrozenSet<string> AddedLabels = FrozenSet.Create(StringComparer.Ordinal,
        "job", "instance", "exported_job", "exported_instance", "env", "environment", "stage", "cluster", "region", "zone", "datacenter", "dc", "namespace", "pod", "container", "service", "node", "host", "hostname", "team", "app");

    /// <summary>The metrics of these profiles.</summary>
    public static MetricCatalogue Of(IReadOnlyList<KnownMetrics> profiles)
    {
        Dictionary<string, MetricFacts> facts = new(StringComparer.Ordinal);
        Dictionary<string, string> renamed = new(StringComparer.Ordinal);
        foreach (var profile in profiles)
        {
            foreach (var metric in profile.All)
            {
                foreach (var series in (metric with { Formerly = [] }).SeriesNames) facts[series] = Joined(facts.GetValueOrDefault(series), FactsOf(metric, series, profile));
                foreach (var former in metric.Formerly)
                    foreach (var series in (metric with { Formerly = [] }).SeriesNames) renamed[former + series[metric.Name.Length..]] = series;
            }
        }
        return new MetricCatalogue(facts.Keys.Concat(renamed.Keys).ToFrozenSet(StringComparer.Ordinal), facts) { Complete = [.. profiles.SelectMany(p => p.Complete)], Renamed = renamed };
    }

    private static MetricFacts FactsOf(KnownMetric metric, string series, KnownMetrics profile)
    {
        var labels = metric.Labels.ToDictionary(l => l.Name, l => (IReadOnlySet<string>)l.Values.Keys.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        if (series.EndsWith("_bucket", StringComparison.Ordinal)) labels["le"] = metric.Buckets.Select(b => b.ToString("R", CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);
        else if (metric.Type == MetricType.Summary && series == metric.Name) labels["quantile"] = FrozenSet<string>.Empty;
        var isPart = series != metric.Name;
        return new MetricFacts(series, isPart ? "counter" : metric.Type.ToString().ToLowerInvariant(), labels, metric.IsNeverWritten ? 0 : 1)
        {
            OtherLabels = AddedLabels.Union(profile.ExtraLabels).ToFrozenSet(StringComparer.Ordinal),
            Patterns = metric.Labels.Where(l => l.Pattern is not null).ToDictionary(l => l.Name, l => l.Pattern!),
        };
    }

    /// <summary>A name that several kinds of gateways use has what any of them has; values are only known where all are.</summary>
    private static MetricFacts Joined(MetricFacts? one, MetricFacts other)
    {
        if (one is null) return other;
        var labels = other.Labels.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, values) in one.Labels)
            labels[name] = labels.TryGetValue(name, out var others) && others.Count > 0 && values.Count > 0 ? values.Union(others).ToHashSet(StringComparer.Ordinal) : FrozenSet<string>.Empty;
        return other with
        {
            Type = one.Type == other.Type ? one.Type : null,
            Labels = labels,
            SeriesCount = Math.Max(one.SeriesCount, other.SeriesCount),
            OtherLabels = one.OtherLabels.Union(other.OtherLabels).ToFrozenSet(StringComparer.Ordinal),
            Patterns = FrozenDictionary<string, string>.Empty,
        };
    }
}
