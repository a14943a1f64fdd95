using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.Isartor;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.SelfReports;

namespace OperatorConsole.Tests.Core.Panels.SelfReports;

public sealed class IsartorStatsTests
{
    private static readonly IsartorPrompts Prompts = new()
    {
        Total = 2371,
        Deflected = 768,
        ByLayer = new Dictionary<string, double> { ["l0"] = 46, ["l1a"] = 456, ["l1b"] = 205, ["l2"] = 61, ["l3"] = 1513, ["miss"] = 90 },
    };

    [Fact]
    public void Deflection_OfAGatewayThatRejected_LeavesTheRejectedOut()
    {
        var deflected = Tile(Prompts, "Deflected");
        Assert.Equal((456.0 + 205 + 61) / (2371 - 46), deflected.Value);
        Assert.StartsWith("722 of 2\u202f325 requests", deflected.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejected_InAReleaseWithoutLayers_IsNotTold()
    {
        var old = Prompts with { ByLayer = null };
        Assert.Equal([PanelState.NoSeries, PanelState.NoSeries, PanelState.NoSeries], new[] { "Requests", "Deflected", "Rejected" }.Select(l => Tile(old, l).State));
    }

    [Fact]
    public void Rejected_WhereNoneWas_IsZero() =>
        Assert.Equal(PanelState.Zero, Tile(Prompts with { ByLayer = new Dictionary<string, double> { ["l3"] = 2371 } }, "Rejected").State);

    [Fact]
    public void Layers_Counted_StandInTheirOrderWithTheirMeaning() =>
        Assert.Equal(["l0 rejected before any layer", "l1a exact cache", "l1b semantic cache", "l2 local model", "l3 cloud", "miss cache look-up without a hit"],
            Stats(Prompts).Layers.Select(l => $"{l.Name} {l.Words}"));

    private static Reading Tile(IsartorPrompts prompts, string label) => Stats(prompts).Tiles.Single(t => t.Label == label).Reading;

    private static IsartorStats Stats(IsartorPrompts prompts) => IsartorStats.Of(new Seen<IsartorPrompts>(DebugEndpoint.IsartorPrompts, prompts, DateTimeOffset.UnixEpoch, null));
}
