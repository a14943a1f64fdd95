using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OperatorConsole.Bench.Viewers;

/// <summary>What a browser needs of a prerendered page to start its circuit and to fetch its charts.</summary>
internal sealed partial class PageHtml(string html)
{
    /// <summary>The address of the charts' values; null on a page without charts.</summary>
    public string? Board => BoardSource().Match(html) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    /// <summary>What the server kept for the circuit while it prerendered.</summary>
    public string State => PersistedState().Match(html).Groups[1].Value;

    /// <summary>What <c>UpdateRootComponents</c> is told: every marked component of the page is added.</summary>
    public string RootComponents() => JsonSerializer.Serialize(new
    {
        batchId = 1,
        operations = Markers().Matches(html)
            .Select(m => JsonNode.Parse(m.Groups[1].Value)!)
            .Where(m => m["descriptor"] is not null) // the others mark ends
            .Select((marker, index) => new { type = "add", ssrComponentId = index + 1, marker }),
    });

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex PersistedState();

    [GeneratedRegex("<panel-board src=\"([^\"]*)\"")]
    private static partial Regex BoardSource();
}
