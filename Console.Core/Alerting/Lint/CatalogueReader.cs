using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>Asks a server what it knows of the metrics that rules read. It looks over the whole retention: an error that never happened this week is still a value.</summary>
public sealed class CatalogueReader(PrometheusClient prometheus)
{
    /// <summary>The most metrics that are asked for; of more only their names are known.</summary>
    public const int MostMetrics = 500;

    private static readonly string[] Parts = ["_bucket", "_count", "_sum", "_total"];

    /// <summary>What surrounds rules on the server.</summary>
    public async Task<Result<LintSurroundings>> ReadAsync(IEnumerable<Rules.Rule> rules, LintSurroundings known, CancellationToken cancellation)
    {
        var names = await prometheus.LabelValuesAsync(LabelMatcher.MetricName, new SeriesSearch([]), LookupBounds.Default with { Count = 100_000 }, cancellation);
        if (!names.Succeeded) return names.Failure;
        var metadata = await prometheus.MetadataAsync(cancellation);
        if (!metadata.Succeeded) return metadata.Failure;
        var dialect = await prometheus.DialectAsync(cancellation);
        if (!dialect.Succeeded) return dialect.Failure;

        var wanted = rules.Where(r => r.Analysis is not null).SelectMany(r => r.Analysis!.Selectors).Select(s => s.Selector.Metric).OfType<string>().Distinct().Take(MostMetrics).ToList();
        var existing = names.Value.Items.ToFrozenSet(StringComparer.Ordinal);
        var facts = new ConcurrentDictionary<string, MetricFacts>(StringComparer.Ordinal);
        Failure? failure = null;
        await Parallel.ForEachAsync(wanted.Concat(wanted.Select(Base)).Distinct(), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation }, async (metric, cancel) =>
        {
            var type = TypeOf(metric, metadata.Value);
            if (!existing.Contains(metric))
            {
                if (type is not null) facts[metric] = new MetricFacts(metric, type, FrozenDictionary<string, IReadOnlySet<string>>.Empty, 0);
                return;
            }
            var series = await prometheus.SeriesAsync(new SeriesSearch([$"{{{LabelMatcher.MetricName}=\"{metric.Replace("\"", "\\\"", StringComparison.Ordinal)}\"}}"]), LookupBounds.Default, cancel);
            if (series.Succeeded) facts[metric] = Collect(metric, type, series.Value.Items);
            else failure = series.Failure;
        });
        if (failure is not null) return failure;
        return known with { Metrics = new MetricCatalogue(existing, facts) { Renamed = RenamedHere(known.Metrics, existing) }, Version = VersionOf(dialect.Value) };
    }

    /// <summary>Of what profiles say was renamed, what this server has under its new name.</summary>
    private static Dictionary<string, string> RenamedHere(MetricCatalogue? profiles, FrozenSet<string> existing) =>
        profiles?.Renamed.Where(r => existing.Contains(r.Value)).ToDictionary(StringComparer.Ordinal) ?? [];

    private static MetricFacts Collect(string metric, string? type, IReadOnlyList<IReadOnlyDictionary<string, string>> series)
    {
        Dictionary<string, IReadOnlySet<string>> labels = new(StringComparer.Ordinal);
        foreach (var (name, value) in series.SelectMany(s => s).Where(l => l.Key != LabelMatcher.MetricName))
        {
            if (!labels.TryGetValue(name, out var values)) labels[name] = values = new HashSet<string>(StringComparer.Ordinal);
            ((HashSet<string>)values).Add(value);
        }
        return new MetricFacts(metric, type, labels, series.Count);
    }

    /// <summary>The parts of histograms and summaries count; metadata names only the whole.</summary>
    private static string? TypeOf(string metric, IReadOnlyDictionary<string, MetricMetadata> metadata)
    {
        if (metadata.TryGetValue(metric, out var own)) return own.Type is "unknown" or "" ? null : own.Type;
        if (Base(metric) is var whole && whole != metric && metadata.TryGetValue(whole, out var parent)) return parent.Type is "histogram" or "summary" or "counter" && !IsBucketOfSummary(metric, parent) ? "counter" : null;
        return null;
    }

    private static bool IsBucketOfSummary(string metric, MetricMetadata parent) => parent.Type == "summary" && metric.EndsWith("_bucket", StringComparison.Ordinal);

    private static string Base(string metric)
    {
        foreach (var part in Parts)
            if (metric.EndsWith(part, StringComparison.Ordinal)) return metric[..^part.Length];
        return metric;
    }

    private static LanguageVersion? VersionOf(Dialect dialect)
    {
        // Other engines have a language of their own, which a version of Prometheus says nothing about.
        var parts = dialect.Version.Split('.');
        return dialect.Kind == ServerKind.Prometheus && parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new LanguageVersion(major, minor)
            : null;
    }
}
