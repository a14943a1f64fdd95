namespace OperatorConsole.Core.Gateways;

/// <summary>A gateway that Prometheus has series of and no configured gateway covers.</summary>
/// <param name="Profile">The profile that knows it.</param>
/// <param name="Title">The kind of gateway for people.</param>
/// <param name="Selector">The label matchers that pick its series, such as <c>{job="x"}</c>; empty where its series have no job.</param>
/// <param name="Metrics">By which metrics it was recognised.</param>
/// <param name="Settings">The lines that put it into the settings, as YAML.</param>
public sealed record FoundGateway(string Profile, string Title, string Selector, IReadOnlyList<string> Metrics, string Settings);

/// <summary>What a look for gateways nobody configured gave.</summary>
/// <param name="AsOf">When it was looked.</param>
/// <param name="Found">What was found.</param>
/// <param name="Failure">Why not all could be looked for; null where all could.</param>
public sealed record Detection(DateTimeOffset AsOf, IReadOnlyList<FoundGateway> Found, Failure? Failure)
{
    /// <summary>How long it holds: gateways do not come every second.</summary>
    public static TimeSpan Holds { get; } = TimeSpan.FromMinutes(1);
}
