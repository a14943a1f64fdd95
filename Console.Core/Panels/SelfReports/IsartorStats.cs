using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.Isartor;

namespace OperatorConsole.Core.Panels.SelfReports;

/// <summary>What the command <c>isartor stats</c> prints, without its error: rejected requests are not deflected.</summary>
public sealed record IsartorStats
{
    private const string SinceStart = "of one process, since its start";

    private static readonly Dictionary<string, string> LayerWords = new()
    {
        ["l0"] = "rejected before any layer",
        ["l1a"] = "exact cache",
        ["l1b"] = "semantic cache",
        ["l2"] = "local model",
        ["l3"] = "cloud",
        ["miss"] = "cache look-up without a hit",
    };

    /// <summary>Headline numbers.</summary>
    public required IReadOnlyList<NamedReading> Tiles { get; init; }

    /// <summary>By the layer that answered.</summary>
    public required IReadOnlyList<CountRow> Layers { get; init; }

    /// <summary>By surface.</summary>
    public required IReadOnlyList<CountRow> Surfaces { get; init; }

    /// <summary>By client.</summary>
    public required IReadOnlyList<CountRow> Clients { get; init; }

    /// <summary>By tool.</summary>
    public required IReadOnlyList<CountRow> Tools { get; init; }

    /// <summary>The statistics of an answer.</summary>
    public static IsartorStats Of(Seen<IsartorPrompts> seen) => new()
    {
        Tiles =
        [
            new("Requests", seen.Tell(Accepted, "count", $"{SinceStart}; rejected ones are left out")),
            new("Deflected", seen.Share(Deflected, Accepted, "requests", $"{SinceStart}; the gateway itself counts rejected ones as deflected")),
            new("Rejected", seen.Tell(Rejected, "count", $"{SinceStart}; 401 and the like, answered before any layer")),
            new("To the cloud", seen.Tell(p => Layer(p, "l3"), "count", SinceStart)),
        ],
        Layers = Rows(seen, p => p.ByLayer, Order, n => LayerWords.GetValueOrDefault(n)),
        Surfaces = Rows(seen, p => p.BySurface, null, _ => null),
        Clients = Rows(seen, p => p.ByClient, null, _ => null),
        Tools = Rows(seen, p => p.ByTool, null, _ => null),
    };

    private static double? Accepted(IsartorPrompts prompts) => prompts.Total - Rejected(prompts);

    // A layer that never answered has no entry: where layers are told at all, that is a zero.
    private static double? Rejected(IsartorPrompts prompts) => Layer(prompts, "l0");

    private static double? Deflected(IsartorPrompts prompts) => Layer(prompts, "l1a") + Layer(prompts, "l1b") + Layer(prompts, "l2");

    private static double? Layer(IsartorPrompts prompts, string layer) => prompts.ByLayer is { } layers ? layers.GetValueOrDefault(layer) : null;

    private static int Order(string layer) => layer == "miss" ? int.MaxValue : 0;

    private static IReadOnlyList<CountRow> Rows(
        Seen<IsartorPrompts> seen, Func<IsartorPrompts, IReadOnlyDictionary<string, double>?> pick, Func<string, int>? order, Func<string, string?> words)
    {
        if (seen.Value is not { } prompts || pick(prompts) is not { } counts) return [];
        var names = order is null ? counts.OrderByDescending(c => c.Value).Select(c => c.Key) : counts.Keys.OrderBy(order).ThenBy(n => n, StringComparer.Ordinal);
        return [.. names.Select(n => new CountRow(
            n, words(n), seen.Tell(p => pick(p)?[n], "count", SinceStart), seen.Share(p => pick(p)?[n], p => pick(p)?.Values.Sum(), "requests", SinceStart)))];
    }
}
