namespace OperatorConsole.Core.Prometheus;

/// <summary>A group of rules as the server runs it (<c>/api/v1/rules</c>).</summary>
public sealed record RuleGroup(string Name, string File, double Interval, IReadOnlyList<Rule> Rules);

/// <summary>A rule as the server runs it.</summary>
/// <param name="Type"><c>alerting</c> or <c>recording</c>.</param>
/// <param name="Query">The expression as Prometheus prints it; not the text of the file.</param>
/// <param name="State"><c>inactive</c>, <c>pending</c>, <c>firing</c>, or <c>unknown</c> before the first evaluation (3.8 and later); empty for recording rules.</param>
/// <param name="Duration">The <c>for</c> of the rule, in seconds.</param>
/// <param name="Health"><c>ok</c>, <c>err</c> or <c>unknown</c>.</param>
/// <param name="LastError">The last evaluation's error; empty when there was none.</param>
public sealed record Rule(
    string Type, string Name, string Query, string State, double Duration, string Health, string LastError,
    IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations, IReadOnlyList<Alert> Alerts)
{
    /// <summary>The <c>keep_firing_for</c> of the rule, in seconds; 0 before Prometheus 2.42.</summary>
    public double KeepFiringFor { get; init; }

    /// <summary>How long its last evaluation took, in seconds.</summary>
    public double EvaluationTime { get; init; }

    /// <summary>When it was last evaluated; the year 1 before it ever was.</summary>
    public DateTimeOffset LastEvaluation { get; init; }
}

/// <summary>A pending or firing alert of a rule.</summary>
/// <param name="State"><c>pending</c> or <c>firing</c>.</param>
/// <param name="ActiveAt">Since when its condition holds.</param>
/// <param name="Value">The expression's value, as Prometheus prints it.</param>
public sealed record Alert(
    IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations, string State, DateTimeOffset? ActiveAt, string Value);

/// <summary>What a scraped metric says of itself (<c>/api/v1/metadata</c>).</summary>
public sealed record MetricMetadata(string Type, string Help, string Unit);

/// <summary>Which server answers (<c>/api/v1/status/buildinfo</c>).</summary>
/// <param name="Version">Such as <c>3.1.0</c>, or <c>2.42.0+ds</c> where Debian built it; null where the server does not say.</param>
/// <param name="Application">Set by servers that are not Prometheus itself, such as <c>Grafana Mimir</c>; null otherwise.</param>
internal sealed record BuildInfo(string? Version, string? Application);
