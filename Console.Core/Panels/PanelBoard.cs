using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels;

/// <summary>The charts of a page, and whose they are.</summary>
/// <param name="Key">Tells boards apart: the dashboard and what of it is shown.</param>
/// <param name="Gateways">The gateways its series come from; panels whose sources name none are of the first. Empty only where there are no panels.</param>
/// <param name="Panels">The charts, in their order.</param>
public sealed record PanelBoard(string Key, IReadOnlyList<Gateway> Gateways, IReadOnlyList<PanelDefinition> Panels)
{
    /// <summary>How often there are new samples of all its gateways.</summary>
    /// <param name="scraped">How often they are scraped.</param>
    public TimeSpan SampleInterval(TimeSpan scraped) => Gateways.Select(g => g.Profile.ExportInterval).Append(scraped).Max();
}
