using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class GatewayBoardTests
{
    private const string Signals = """
        profile: x
        title: X
        alive: { query: up }
        signals:
          traffic: { query: q, unit: requests/s }
          errors: { part: p, whole: w }
          latency: { histogram: h }

        """;

    [Fact]
    public void Board_OfAProfileWithSignalsAlone_HasTheirCharts() =>
        Assert.Equal(["Requests", "Error ratio", "Request duration", "Request duration by bucket"], TitlesOf(Signals));

    [Fact]
    public void Board_OfAProfileWithPanels_PutsThemInPlaceOfASignalsOrAfterAll() => Assert.Equal(
        ["Requests", "Failures", "Request duration", "Request duration by bucket", "Tokens"],
        TitlesOf(Signals + """
            panels:
              - { id: tokens, title: Tokens, unit: tokens/s, query: t }
              - { id: errors, title: Failures, ratio: { part: p, whole: w } }
            """));

    private static IEnumerable<string> TitlesOf(string yaml) => GatewayBoard.Of(ProfileReader.Read(yaml, "x.yaml").Profile!).Select(p => p.Title);
}
