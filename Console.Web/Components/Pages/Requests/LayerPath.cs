using OperatorConsole.Core.Requests.Redaction;

namespace OperatorConsole.Web.Components.Pages.Requests;

/// <summary>The layers a request went through before one of them answered it; a gateway tells the last alone, and the order is fixed.</summary>
internal static class LayerPath
{
    private static readonly (string Short, string Long, string Words)[] Layers =
    [
        ("l0", "AuthBlocked", "authentication"),
        ("l1a", "L1a_ExactCache", "exact cache"),
        ("l1b", "L1b_SemanticCache", "semantic cache"),
        ("l2", "L2_SLM", "local model"),
        ("l3", "L3_Cloud", "cloud"),
    ];

    /// <summary>The layers up to the one that answered; none where that is not one of an Isartor's.</summary>
    public static IReadOnlyList<(string Layer, string Words, bool IsFinal)> Of(string? layer, string? resolvedBy)
    {
        var last = Array.FindIndex(Layers, l => l.Short.Equals(layer, StringComparison.OrdinalIgnoreCase) || l.Long.Equals(layer, StringComparison.OrdinalIgnoreCase));
        if (last < 0) return [];
        var by = resolvedBy is null ? "" : $" ({VisibleText.Of(resolvedBy, 60)})";
        return [.. Layers.Take(last + 1).Select((l, i) => (l.Short, i < last ? $"{l.Words}: passed on" : last == 0 ? $"{l.Words}: refused here{by}" : $"{l.Words}: answered here{by}", i == last))];
    }
}
