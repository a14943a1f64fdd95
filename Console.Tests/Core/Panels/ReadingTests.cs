using OperatorConsole.Core;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class ReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    private static readonly Failure Refused = new(FailureKind.Unreachable, "Prometheus", "the connection is refused", "Start it.");

    [Fact]
    public void OrStale_WhenAskingFailed_KeepsTheOldValueWithItsAgeAndTheFailure()
    {
        var old = new Reading { State = PanelState.Value, Value = 3, Text = "3 req/s", AsOf = Now };
        var stale = Reading.Failed(Refused).OrStale(old);
        Assert.Equal((PanelState.Stale, 3, "3 req/s", Now, Refused), (stale.State, stale.Value, stale.Text, stale.AsOf, stale.Failure));
    }

    [Fact]
    public void OrStale_WhenThereNeverWasAValue_StaysFailed() =>
        Assert.Equal(PanelState.Failed, Reading.Failed(Refused).OrStale(Reading.NoSeries("never seen")).State);

    [Fact]
    public void OrStale_WhenTheSeriesVanished_IsNotHiddenBehindTheOldValue() =>
        Assert.Equal(PanelState.NoSeries, Reading.NoSeries("gone").OrStale(new Reading { State = PanelState.Value, Value = 1 }).State);

    [Theory]
    [InlineData(5, 1000, PanelState.Value, "0.5 %", "5 of 1 000 requests", false)]
    [InlineData(0, 1000, PanelState.Zero, "0 %", "0 of 1 000 requests", false)]
    [InlineData(1, 3, PanelState.Value, "33.3 %", "1 of 3 requests: too few to mean much", true)]
    [InlineData(0, 0, PanelState.Zero, "no requests", "no request in the window", false)]
    public void Ratio_AlwaysCarriesTheCountsBehindIt(double part, double whole, PanelState state, string text, string note, bool uncertain)
    {
        var reading = RatioReading.Of(part, whole, Now, TimeSpan.FromMinutes(5), "q");
        Assert.Equal((state, text, note, uncertain), (reading.State, reading.Text, reading.Note!.Replace('\u202f', ' '), reading.Uncertain));
    }
}
