namespace OperatorConsole.Core.Panels.Decisions;

/// <summary>What a gateway decided about one request.</summary>
public sealed record Decision
{
    /// <summary>Its place in the order in which the console learned of decisions; it tells rows apart.</summary>
    public long Number { get; init; }

    /// <summary>The gateway.</summary>
    public required string Gateway { get; init; }

    /// <summary>When it was answered, by the gateway's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What became of it.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The layer that answered, such as <c>l1a</c>; null where it is not told.</summary>
    public string? Layer { get; init; }

    /// <summary>What in that layer, such as <c>semantic_cache</c>.</summary>
    public string? ResolvedBy { get; init; }

    /// <summary>Where it came in: <c>gateway</c>, <c>proxy</c>, <c>mcp</c>.</summary>
    public string? Surface { get; init; }

    /// <summary>Who asked.</summary>
    public string? Client { get; init; }

    /// <summary>With which tool, by its User-Agent.</summary>
    public string? Tool { get; init; }

    /// <summary>Its path; behind the host the client meant where there is one.</summary>
    public string? Route { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>The HTTP status; null where it is not told.</summary>
    public int? Status { get; init; }

    /// <summary>Its id; null where the gateway gives it none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The hash of its prompt: equal prompts have equal ones.</summary>
    public string? PromptHash { get; init; }
}

/// <summary>What became of a request.</summary>
public enum DecisionOutcome
{
    /// <summary>It is not told.</summary>
    Unknown,

    /// <summary>A cache or a local model answered it.</summary>
    Deflected,

    /// <summary>A paid model answered it, or failed to.</summary>
    Paid,

    /// <summary>It was refused. Gateways count that as deflected; it saved nothing.</summary>
    Rejected,

    /// <summary>A cache was asked and had no answer.</summary>
    Miss,
}
