using System.Diagnostics.CodeAnalysis;

namespace OperatorConsole.Core.Gateways;

/// <summary>The metrics of a kind of gateway, found by the names of their series.</summary>
public sealed class KnownMetrics
{
    private readonly Dictionary<string, KnownMetric> _bySeries = [];

    /// <summary>A list of metrics.</summary>
    /// <param name="all">The metrics.</param>
    /// <param name="complete">Prefixes of names under which there is no other metric.</param>
    /// <param name="extraLabels">Labels that every series may carry besides its own, such as those a collector adds.</param>
    public KnownMetrics(IReadOnlyList<KnownMetric> all, IReadOnlyList<string> complete, IReadOnlyList<string> extraLabels)
    {
        (All, Complete, ExtraLabels) = (all, complete, extraLabels);
        foreach (var metric in all)
            foreach (var name in metric.SeriesNames) _bySeries.TryAdd(name, metric);
    }

    /// <summary>Nothing is known.</summary>
    public static KnownMetrics None { get; } = new([], [], []);

    /// <summary>In the order of the profile.</summary>
    public IReadOnlyList<KnownMetric> All { get; }

    /// <summary>Prefixes of names under which there is no other metric.</summary>
    public IReadOnlyList<string> Complete { get; }

    /// <summary>Labels that every series may carry besides its own.</summary>
    public IReadOnlyList<string> ExtraLabels { get; }

    /// <summary>The metric a series belongs to: <c>x_bucket</c>, <c>x_sum</c> and <c>x_count</c> to the histogram <c>x</c>.</summary>
    public bool TryFind(string seriesName, [NotNullWhen(true)] out KnownMetric? metric) => _bySeries.TryGetValue(seriesName, out metric);

    /// <summary>Whether no gateway of this kind has a series of this name; false where that is not known.</summary>
    public bool IsUnknown(string seriesName) => !_bySeries.ContainsKey(seriesName) && Complete.Any(p => seriesName.StartsWith(p, StringComparison.Ordinal));

    /// <summary>These and the others, each metric once: what one never writes another may.</summary>
    internal KnownMetrics With(KnownMetrics others) => others.All.Count == 0 ? this : new(
        [.. All.Select(a => a.IsNeverWritten ? others.All.FirstOrDefault(o => o.Name == a.Name) ?? a : a), .. others.All.Where(o => All.All(a => a.Name != o.Name))],
        [.. Complete.Union(others.Complete)],
        [.. ExtraLabels.Union(others.ExtraLabels)]);
}
