using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.PromQl;
using Live = OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Alerting.Listing;

/// <summary>A rule as the list shows it: of a file, of the server, or of both.</summary>
/// <param name="Key">What makes it itself.</param>
/// <param name="Known">The rule in its file; null where its file is none of the configured ones.</param>
/// <param name="Live">The rule as the server runs it; null where it does not, or cannot be asked.</param>
public sealed record RuleRow(RuleKey Key, KnownRule? Known, Live.Rule? Live)
{
    /// <summary>How the server runs it otherwise than the file says; null where it does not.</summary>
    public string? Drift { get; init; }

    /// <summary>What the checks find in it, from its text and what is known of the gateways.</summary>
    public IReadOnlyList<LintFinding> Lint { get; init; } = [];

    /// <summary>The gateway it is about; empty where that cannot be told.</summary>
    public string Gateway { get; init; } = "";

    /// <summary>Its group's interval; null for the server's own.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Known?.Rule.Name.Value ?? Live!.Name;

    /// <summary>Its expression, as it is written or as the server prints it.</summary>
    public string Expr => Known?.Rule.Expr.Value.Trim() ?? Live!.Query;

    /// <summary>Whether it alerts; else it records a series.</summary>
    public bool IsAlert => Known?.Rule.IsAlert ?? Live!.Type == "alerting";

    /// <summary><c>inactive</c>, <c>pending</c>, <c>firing</c>; <c>recording</c>; <c>not loaded</c> where the server does not run it; <c>unknown</c> where it cannot be asked or has not evaluated it.</summary>
    public required string State { get; init; }

    /// <summary><c>ok</c>, <c>err</c> or <c>unknown</c>.</summary>
    public string Health => Live?.Health ?? "unknown";

    /// <summary>The labels it puts on.</summary>
    public IReadOnlyDictionary<string, string> Labels => Known?.Rule.Labels.GroupBy(l => l.Name.Value).ToDictionary(l => l.Key, l => l.First().Value.Value) ?? Live!.Labels;

    /// <summary>Its texts for people, as templates.</summary>
    public IReadOnlyDictionary<string, string> Annotations => Known?.Rule.Annotations.GroupBy(l => l.Name.Value).ToDictionary(l => l.Key, l => l.First().Value.Value) ?? Live!.Annotations;

    /// <summary>Its severity label; empty where it has none.</summary>
    public string Severity => Labels.GetValueOrDefault("severity", "");

    /// <summary>The numbers that decide when it holds.</summary>
    public IReadOnlyList<Threshold> Thresholds => (Known is { } known ? known.Rule.Analysis : PromQlParser.Parse(Expr).Root is { } root ? ExpressionAnalysis.Of(root, Expr) : null)?.Thresholds.All ?? [];

    /// <summary>Why it cannot be changed; null where it can.</summary>
    public string? Hindrance => Known is { } known ? known.Hindrance : "its file is none of the configured rule files (rules.files)";
}
