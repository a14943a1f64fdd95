namespace OperatorConsole.Core.Gateways;

/// <summary>A variant whose metrics a gateway has.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Metrics">Which of its telling metrics were found.</param>
/// <param name="Targets">How many targets export them.</param>
public sealed record FoundVariant(ProfileVariant Variant, IReadOnlyList<string> Metrics, int Targets);

/// <summary>Which variants of its profile a gateway exports, as Prometheus has it.</summary>
/// <param name="Found">In the order of the profile; of what several have, the first counts.</param>
/// <param name="AsOf">When it was looked.</param>
/// <param name="IsNow">False where nothing was found now, and <paramref name="Found"/> is of before.</param>
public sealed record VariantFinding(IReadOnlyList<FoundVariant> Found, DateTimeOffset AsOf, bool IsNow)
{
    /// <summary>Why it could not be looked last; null where it could.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The profile as this gateway needs it.</summary>
    public GatewayProfile Apply(GatewayProfile profile) =>
        Found.Count == 0 ? profile : Found.Skip(1).Aggregate(Found[0].Variant.Profile, (all, next) => all.Beside(next.Variant.Profile));

    /// <summary>Whether the other leads to the same numbers.</summary>
    public bool IsSameAs(VariantFinding? other) => other is not null && Found.Select(f => f.Variant.Name).SequenceEqual(other.Found.Select(f => f.Variant.Name));

    /// <summary>In words: what was found and by which metrics, or what was looked for.</summary>
    public string Describe(GatewayProfile profile) => Failure switch
    {
        null => DescribeFound(profile),
        var failure when Found.Count == 0 => $"Which metrics it has could not be looked up: {failure}. The charts are those of {profile.Variants[0].Title}.",
        var failure => $"{DescribeFound(profile)} Since then it could not be looked up: {failure}.",
    };

    private string DescribeFound(GatewayProfile profile) => Found.Count switch
    {
        0 => $"None of the metrics {profile.Title} is known by has a series: {string.Join(", ", profile.Variants.SelectMany(v => v.Detect))}. The charts are those of {profile.Variants[0].Title}.",
        1 when IsNow => $"Its metrics are those of {Found[0].Variant.Title}, by {string.Join(", ", Found[0].Metrics)}.",
        1 => $"No series now; before, its metrics were those of {Found[0].Variant.Title}, by {string.Join(", ", Found[0].Metrics)}.",
        _ =>
            $"It has {Found.Count} families of metrics{(IsNow ? "" : ", though no series now")}: {string.Join("; ", Found.Select(f => $"{f.Variant.Title} ({Targets(f)}{string.Join(", ", f.Metrics)})"))}. " +
            $"They may count the same, so nothing is added up: what {Found[0].Variant.Title} tells comes from there alone; {string.Join(" and ", Found.Skip(1).Select(f => f.Variant.Title))} only {(Found.Count == 2 ? "adds" : "add")} what it lacks.",
    };

    private static string Targets(FoundVariant found) => found.Targets switch
    {
        0 => "",
        1 => "1 target, ",
        var count => $"{count} targets, ",
    };
}
