namespace OperatorConsole.Core.Gateways;

/// <summary>What a metric is, as the exposition's TYPE line says it.</summary>
public enum MetricType
{
    /// <summary>Only grows, until a restart.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Counts by bucket: <c>_bucket</c>, <c>_sum</c> and <c>_count</c>.</summary>
    Histogram,

    /// <summary><c>_sum</c>, <c>_count</c> and perhaps quantiles that cannot be put together.</summary>
    Summary,
}

/// <summary>What is known of one metric of a kind of gateway, from its source or documents.</summary>
public sealed record KnownMetric
{
    /// <summary>Its name; that of a histogram or summary without <c>_bucket</c>, <c>_sum</c> and <c>_count</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required MetricType Type { get; init; }

    /// <summary>The unit of its values, such as <c>seconds</c>; null where there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>What it says, or what must be known of it; null where the name says it.</summary>
    public string? What { get; init; }

    /// <summary>Its own labels, without those the scrape adds.</summary>
    public IReadOnlyList<KnownLabel> Labels { get; init; } = [];

    /// <summary>What its values mean where they are codes, such as 0 healthy, 1 partial outage.</summary>
    public IReadOnlyDictionary<double, string> Means { get; init; } = new Dictionary<double, string>();

    /// <summary>The finite upper bounds of its buckets; empty where they are not known.</summary>
    public IReadOnlyList<double> Buckets { get; init; } = [];

    /// <summary>Whether the gateway registers it and never writes it: it has no series, or one that stays zero.</summary>
    public bool IsNeverWritten { get; init; }

    /// <summary>Its names in older releases.</summary>
    public IReadOnlyList<string> Formerly { get; init; } = [];

    /// <summary>The names of its series.</summary>
    public IEnumerable<string> SeriesNames => new[] { Name }.Concat(Formerly).SelectMany(name => Type switch
    {
        MetricType.Histogram => (string[])[name + "_bucket", name + "_sum", name + "_count"],
        MetricType.Summary => [name, name + "_sum", name + "_count"],
        _ => [name],
    });
}

/// <summary>A label of a metric.</summary>
/// <param name="Name">Its name.</param>
public sealed record KnownLabel(string Name)
{
    /// <summary>What it tells apart; null where the name says it.</summary>
    public string? What { get; init; }

    /// <summary>All values it can have, each with its meaning, which may be empty; none where they are not known.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>A regular expression all its values match as a whole; null where there is none.</summary>
    public string? Pattern { get; init; }
}
