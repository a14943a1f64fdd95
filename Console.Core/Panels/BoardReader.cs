using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels;

/// <summary>All charts of a page at the same moments.</summary>
/// <param name="AsOf">The refresh they belong to.</param>
/// <param name="Panels">The charts.</param>
/// <param name="Firing">When which alert of the gateway was firing.</param>
public sealed record BoardData(DateTimeOffset AsOf, IReadOnlyList<PanelData> Panels, IReadOnlyList<FiringSpans> Firing);

/// <summary>Reads the charts of a page, all at once.</summary>
public sealed class BoardReader(QueryCache queries, GatewayFleet fleet)
{
    /// <summary>Reads all charts of a board.</summary>
    public async Task<BoardData> ReadAsync(PanelBoard board, PanelQuestion question, CancellationToken cancellation)
    {
        var firing = FiringSpans.ReadAsync(queries, question, fleet, board.Gateways, cancellation);
        var data = await Task.WhenAll(board.Panels.Select(p => new PanelReader(queries, board.Gateways[0], p, question).ReadAsync(cancellation)));
        return new BoardData(question.Tick, data, await firing);
    }
}
