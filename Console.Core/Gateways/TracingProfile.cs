namespace OperatorConsole.Core.Gateways;

/// <summary>How a kind of gateway traces its requests.</summary>
/// <param name="Service">What it calls itself in its traces.</param>
/// <param name="Searches">What is worth looking for among them.</param>
public sealed record TracingProfile(string Service, IReadOnlyList<TraceSearch> Searches);

/// <summary>A search among a gateway's traces.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Where">What one span of a trace must have.</param>
/// <param name="AtLeast">How long that span must have taken; null for any.</param>
/// <param name="Sort">What the longest list begins with.</param>
/// <param name="Note">What one must know to read it rightly.</param>
public sealed record TraceSearch(string Id, string Title, IReadOnlyDictionary<string, string> Where, TimeSpan? AtLeast, TraceSort Sort, string? Note);

/// <summary>In which order found traces are listed.</summary>
public enum TraceSort
{
    /// <summary>The latest first.</summary>
    Time,

    /// <summary>The longest first.</summary>
    Duration,

    /// <summary>The least similar first: those are the hits that a higher threshold would lose.</summary>
    Similarity,
}
