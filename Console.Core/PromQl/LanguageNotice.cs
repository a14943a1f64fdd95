namespace OperatorConsole.Core.PromQl;

/// <summary>A part of an expression that not every server understands.</summary>
/// <param name="Range">Where it stands.</param>
/// <param name="What">What it is, such as <c>the aggregation limitk</c>.</param>
public sealed record LanguageNotice(TextRange Range, string What)
{
    /// <summary>The first version of Prometheus that has it; null where all have.</summary>
    public LanguageVersion? Since { get; init; }

    /// <summary>The first version of Prometheus that has it no more.</summary>
    public LanguageVersion? Until { get; init; }

    /// <summary>The feature flag it needs besides, such as <c>promql-experimental-functions</c>.</summary>
    public string? FeatureFlag { get; init; }

    /// <summary>No version of Prometheus that is known has it: it may be newer, of another engine (MetricsQL), or a slip.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Whether a version of Prometheus understands it, given its feature flag.</summary>
    public bool IsUnderstoodBy(LanguageVersion version) => !IsUnknown && !(version < Since) && !(version >= Until);

    /// <summary>What an operator should know, in a sentence.</summary>
    public override string ToString()
    {
        if (IsUnknown) return $"Prometheus knows no {What}; another engine may, such as VictoriaMetrics";
        var flag = FeatureFlag is null ? "" : $" with --enable-feature={FeatureFlag}";
        if (Until is { } until) return $"Prometheus has no {What} from {until} on";
        return $"{char.ToUpperInvariant(What[0])}{What[1..]} needs Prometheus {Since}{flag}";
    }
}
