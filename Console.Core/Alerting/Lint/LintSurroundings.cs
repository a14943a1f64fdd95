using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>What is known of the place where rules run; what is not known is not checked.</summary>
public sealed record LintSurroundings
{
    /// <summary>Nothing is known.</summary>
    public static LintSurroundings Unknown { get; } = new();

    /// <summary>How often series are scraped, or exported if that is slower.</summary>
    public TimeSpan? ScrapeInterval { get; init; }

    /// <summary>How often rules are evaluated, where their group does not say.</summary>
    public TimeSpan? EvaluationInterval { get; init; }

    /// <summary>The version of the server that evaluates them.</summary>
    public LanguageVersion? Version { get; init; }

    /// <summary>The metrics there are; null where nobody was asked.</summary>
    public MetricCatalogue? Metrics { get; init; }

    /// <summary>Between what measured sides were, by their text; null where nobody was asked.</summary>
    public IReadOnlyDictionary<string, SeenRange>? Seen { get; init; }
}
