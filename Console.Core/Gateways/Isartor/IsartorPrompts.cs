using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Isartor;

/// <summary><c>GET /debug/stats/prompts</c>: what one process counted since its start, and its last 200 prompts.</summary>
/// <remarks><code>{"total_prompts":2371,"total_deflected_prompts":747,"by_layer":{"l0":46,"l1a":456,"l3":1513},"by_surface":{},"by_client":{},"by_tool":{},"recent":[…]}</code></remarks>
public sealed record IsartorPrompts
{
    /// <summary>All prompts, rejected ones too.</summary>
    public double? Total { get; init; }

    /// <summary>What the gateway calls deflected: rejected requests are among them.</summary>
    public double? Deflected { get; init; }

    /// <summary>By the layer that answered: <c>l0</c> rejected, <c>l1a</c>, <c>l1b</c>, <c>l2</c>, <c>l3</c>, <c>miss</c>. Null where it is not told.</summary>
    public IReadOnlyDictionary<string, double>? ByLayer { get; init; }

    /// <summary>By surface: <c>gateway</c>, <c>proxy</c>, <c>mcp</c>.</summary>
    public IReadOnlyDictionary<string, double>? BySurface { get; init; }

    /// <summary>By client.</summary>
    public IReadOnlyDictionary<string, double>? ByClient { get; init; }

    /// <summary>By tool, as the User-Agent names it.</summary>
    public IReadOnlyDictionary<string, double>? ByTool { get; init; }

    /// <summary>The last ones, newest first.</summary>
    public IReadOnlyList<IsartorPrompt> Recent { get; init; } = [];

    internal static IsartorPrompts? Read(DebugFields fields) => fields.Number("total_prompts") is null && fields.List("recent") is null ? null : new IsartorPrompts
    {
        Total = fields.Number("total_prompts"),
        Deflected = fields.Number("total_deflected_prompts"),
        ByLayer = fields.Counts("by_layer"),
        BySurface = fields.Counts("by_surface"),
        ByClient = fields.Counts("by_client"),
        ByTool = fields.Counts("by_tool"),
        Recent = [.. fields.List("recent")?.Items.Select(IsartorPrompt.Read).OfType<IsartorPrompt>() ?? []],
    };
}

/// <summary>One prompt of the ring.</summary>
/// <param name="Time">When it was answered.</param>
/// <param name="Surface">Where it came in: <c>gateway</c>, <c>proxy</c> or <c>mcp</c>.</param>
/// <param name="Client">Who asked.</param>
/// <param name="Route">Its path; on the proxy surface host and path.</param>
/// <param name="PromptHash">SHA-256 of the prompt.</param>
/// <param name="Layer">The layer that answered: <c>l0</c> to <c>l3</c>, or <c>miss</c>.</param>
/// <param name="ResolvedBy">What in that layer; never told for the gateway surface.</param>
/// <param name="Deflected">Whether the gateway counts it as deflected.</param>
/// <param name="LatencyMs">Milliseconds; of a stream those until its headers.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Tool">The tool by its User-Agent.</param>
public sealed record IsartorPrompt(
    DateTimeOffset Time, string? Surface, string? Client, string? Route, string? PromptHash, string? Layer, string? ResolvedBy, bool? Deflected, double? LatencyMs,
    int? Status, string? Tool)
{
    internal static IsartorPrompt? Read(DebugFields fields) => fields.Time("timestamp") is not { } time ? null : new IsartorPrompt(
        time, fields.Text("traffic_surface"), fields.Text("client"), fields.Text("route"), fields.Text("prompt_hash"), fields.Text("final_layer"),
        fields.Text("resolved_by"), fields.Flag("deflected"), fields.Number("latency_ms"), fields.Number("status_code") is { } status ? (int)status : null, fields.Text("tool"));
}
