using System.Collections.Frozen;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>The metrics there are: those of a server, or those that gateways have by their profiles.</summary>
/// <param name="Names">Of all metrics, also of those nothing more is known of.</param>
/// <param name="Facts">Of the metrics more is known of, by name.</param>
public sealed record MetricCatalogue(IReadOnlySet<string> Names, IReadOnlyDictionary<string, MetricFacts> Facts)
{
    /// <summary>Nothing at all.</summary>
    public static MetricCatalogue Empty { get; } = new(FrozenSet<string>.Empty, FrozenDictionary<string, MetricFacts>.Empty);

    /// <summary>Prefixes of names under which there is no other metric; null where <see cref="Names"/> are all there are.</summary>
    public IReadOnlyList<string>? Complete { get; init; }

    /// <summary>Names of older releases, each with the name of today.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>What is known of a metric; null where that is nothing.</summary>
    public MetricFacts? Find(string metric) => Facts.GetValueOrDefault(metric);

    /// <summary>Whether it is certain that there is no such metric.</summary>
    public bool IsMissing(string metric) => !Names.Contains(metric) && (Complete is null || Complete.Any(p => metric.StartsWith(p, StringComparison.Ordinal)));
}

/// <summary>What is known of a metric.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">counter, gauge, histogram, summary; null where nobody says.</param>
/// <param name="Labels">Its labels with the values they have; a label without values has some that are not known.</param>
/// <param name="SeriesCount">How many series it has, at least; none where it is registered and never written.</param>
public sealed record MetricFacts(string Name, string? Type, IReadOnlyDictionary<string, IReadOnlySet<string>> Labels, int SeriesCount)
{
    /// <summary>Labels it may have besides, such as those a scrape adds.</summary>
    public IReadOnlySet<string> OtherLabels { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Regular expressions that all values of a label match, where the values themselves are not known.</summary>
    public IReadOnlyDictionary<string, string> Patterns { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Whether its series can have a label.</summary>
    public bool MayHave(string label) => Labels.ContainsKey(label) || OtherLabels.Contains(label);
}
