namespace OperatorConsole.Core.Requests.Traces;

/// <summary>A trace in a list: what its request was, as far as its spans tell.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Store">Where it was found.</param>
/// <param name="Start">When it began.</param>
/// <param name="Spans">How many spans it has.</param>
public sealed record FoundTrace(string Id, string Store, DateTimeOffset Start, int Spans)
{
    /// <summary>How long its first span took; null where that has not ended.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The layer that answered.</summary>
    public string? Layer { get; init; }

    /// <summary>How similar the question was whose cached answer was given.</summary>
    public double? Similarity { get; init; }

    /// <summary>The method and the route, or the name of its first span.</summary>
    public required string Route { get; init; }

    /// <summary>The HTTP status.</summary>
    public int? Status { get; init; }

    /// <summary>The model.</summary>
    public string? Model { get; init; }

    /// <summary>Whether its first span failed.</summary>
    public bool IsError { get; init; }

    /// <summary>Reads it.</summary>
    public static FoundTrace Of(Trace trace)
    {
        var line = TraceLine.Of(trace);
        var route = string.Join(' ', new[] { line.Method, line.Route }.OfType<string>());
        return new FoundTrace(trace.Id, trace.Source, trace.Start, trace.Spans.Count + trace.LeftOut)
        {
            Duration = trace.Root.Duration,
            Layer = line.Layer,
            Similarity = line.Similarity,
            Route = route.Length > 0 ? route : trace.Root.Name,
            Status = line.Status,
            Model = line.Model,
            IsError = trace.Root.IsError || line.Status >= 500,
        };
    }
}
