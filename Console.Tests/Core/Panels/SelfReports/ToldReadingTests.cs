using OperatorConsole.Core;
using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.Isartor;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.SelfReports;

namespace OperatorConsole.Tests.Core.Panels.SelfReports;

public sealed class ToldReadingTests
{
    private static readonly Failure Failure = new(FailureKind.Timeout, "Isartor", "no answer within 5 s", "Check its load.");

    [Fact]
    public void Number_Told_NamesItsEndpointAndAge()
    {
        var reading = Seen(12).Tell(u => u.Paid, "count");
        Assert.Equal((PanelState.Value, "12", "GET /api/admin/usage", DateTimeOffset.UnixEpoch), (reading.State, reading.Text, reading.Source, reading.AsOf));
    }

    [Fact]
    public void Number_ThatAReleaseDoesNotTell_IsAbsentAndNotZero()
    {
        var reading = Seen(null).Tell(u => u.Paid, "count");
        Assert.Equal((PanelState.NoSeries, true, null), (reading.State, reading.NotExported, reading.Value));
    }

    [Fact]
    public void Number_OfZero_IsATrueZero() => Assert.Equal(PanelState.Zero, Seen(0).Tell(u => u.Paid, "count").State);

    [Fact]
    public void Number_FromBeforeAFailure_IsStale()
    {
        var reading = (Seen(12) with { Failure = Failure }).Tell(u => u.Paid, "count");
        Assert.Equal((PanelState.Stale, 12, Failure), (reading.State, reading.Value, reading.Failure));
    }

    [Fact]
    public void Number_NeverTold_IsAFailure() =>
        Assert.Equal(PanelState.Failed, new Seen<IsartorUsage>(DebugEndpoint.IsartorUsage, null, null, Failure).Tell(u => u.Paid, "count").State);

    [Theory]
    [InlineData(5.0, 10.0, "50 %", true)]
    [InlineData(50.0, 100.0, "50 %", false)]
    [InlineData(0.0, 0.0, "no requests", false)]
    public void Share_Told_SaysWhatItRestsOn(double part, double whole, string text, bool isUncertain)
    {
        var reading = Seen(whole).Share(_ => part, u => u.Paid, "requests");
        Assert.Equal((text, isUncertain), (reading.Text, reading.Uncertain));
        Assert.Equal($"{part} of {whole} requests", reading.Note);
    }

    [Fact]
    public void Share_OfWhatIsNotTold_IsAbsent() => Assert.Equal(PanelState.NoSeries, Seen(null).Share(_ => 5, u => u.Paid, "requests").State);

    private static Seen<IsartorUsage> Seen(double? paid) =>
        new(DebugEndpoint.IsartorUsage, new IsartorUsage(null, paid, null, null, null, null, null), DateTimeOffset.UnixEpoch, null);
}
