using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Panels.Decisions;

/// <summary>Which decisions are wanted; what is null does not matter.</summary>
public sealed record DecisionFilter
{
    /// <summary>The gateway.</summary>
    public string? Gateway { get; init; }

    /// <summary>The layer that answered.</summary>
    public string? Layer { get; init; }

    /// <summary>Who asked.</summary>
    public string? Client { get; init; }

    /// <summary>Deflected ones, or all others.</summary>
    public bool? Deflected { get; init; }

    /// <summary>A part of the id, prompt hash, route, tool, surface or of what resolved it.</summary>
    public string? Text { get; init; }

    /// <summary>Those that took longer.</summary>
    public TimeSpan? SlowerThan { get; init; }

    /// <summary>Whether it asks for anything.</summary>
    public bool IsEmpty => this == new DecisionFilter();

    /// <summary>Reads what an address says; empty texts say nothing.</summary>
    /// <param name="gateway">A name.</param>
    /// <param name="layer">Such as <c>l1a</c>.</param>
    /// <param name="client">A name.</param>
    /// <param name="deflected"><c>yes</c> or <c>no</c>.</param>
    /// <param name="text">Any text.</param>
    /// <param name="slower">A duration such as <c>500ms</c> or <c>2s</c>.</param>
    public static Result<DecisionFilter> Parse(string? gateway, string? layer, string? client, string? deflected, string? text, string? slower)
    {
        bool? isDeflected = deflected switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };
        if (isDeflected is null && !string.IsNullOrEmpty(deflected)) return Wrong("deflected", deflected, "Write yes or no.");
        var than = TimeSpan.Zero;
        if (!string.IsNullOrWhiteSpace(slower) && !PrometheusDuration.TryParse(slower.Trim(), out than)) return Wrong("slower", slower, "Write a duration such as 500ms or 2s.");
        return new DecisionFilter
        {
            Gateway = Said(gateway),
            Layer = Said(layer),
            Client = Said(client),
            Deflected = isDeflected,
            Text = Said(text),
            SlowerThan = than > TimeSpan.Zero ? than : null,
        };
    }

    /// <summary>Whether a decision is one of them.</summary>
    public bool Takes(Decision decision) =>
        (Gateway is null || decision.Gateway == Gateway)
        && (Layer is null || decision.Layer == Layer)
        && (Client is null || decision.Client == Client)
        && (Deflected is null || decision.Outcome == DecisionOutcome.Deflected == Deflected)
        && (SlowerThan is null || decision.Latency > SlowerThan)
        && (Text is null || TextsOf(decision).Any(t => t?.Contains(Text, StringComparison.OrdinalIgnoreCase) == true));

    private static IEnumerable<string?> TextsOf(Decision d) => [d.RequestId, d.PromptHash, d.Route, d.Tool, d.Surface, d.ResolvedBy, d.Client];

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Failure Wrong(string name, string value, string remedy) =>
        new(FailureKind.BadQuestion, "The filter", $"“{name}” cannot be read: “{(value.Length > 40 ? value[..40] + "…" : value)}”", remedy);
}
