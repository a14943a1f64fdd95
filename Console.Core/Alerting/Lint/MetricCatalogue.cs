using System.Collections.Frozen;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>The metrics a server has.</summary>
/// <param name="Names">Of all metrics, also of those nothing more is known of.</param>
/// <param name="Facts">Of the metrics that were asked for, by name.</param>
public sealed record MetricCatalogue(IReadOnlySet<string> Names, IReadOnlyDictionary<string, MetricFacts> Facts)
{
    /// <summary>Nothing at all.</summary>
    public static MetricCatalogue Empty { get; } = new(FrozenSet<string>.Empty, FrozenDictionary<string, MetricFacts>.Empty);

    /// <summary>What is known of a metric; null where it does not exist or was not asked for.</summary>
    public MetricFacts? Find(string metric) => Facts.GetValueOrDefault(metric);
}

/// <summary>What a server knows of a metric.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">counter, gauge, histogram, summary; null where nobody says.</param>
/// <param name="Labels">Its labels with the values they have, as far as they were asked for.</param>
/// <param name="SeriesCount">How many series it has.</param>
public sealed record MetricFacts(string Name, string? Type, IReadOnlyDictionary<string, IReadOnlySet<string>> Labels, int SeriesCount);
