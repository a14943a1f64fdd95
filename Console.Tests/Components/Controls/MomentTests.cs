using Bunit;
using OperatorConsole.Web.Components.Controls;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Tests.Components.Controls;

public sealed class MomentTests : BunitContext
{
    private static readonly DateTimeOffset Time = new(2026, 11, 21, 23, 42, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(null, "2026-11-21 23:42 UTC")]
    [InlineData("Mars/Olympus", "2026-11-21 23:42 UTC")]
    [InlineData("Europe/Berlin", "2026-11-22 00:42 UTC+1")]
    public void Moment_InTheViewersZone_SaysItsOffset(string? zone, string text)
    {
        var time = Render<Moment>(p => p.Add(m => m.Time, Time).Add(m => m.Format, "yyyy-MM-dd HH:mm").AddCascadingValue(ViewerZone.OfBrowser(zone))).Find("time");
        Assert.Equal(text, time.TextContent);
        Assert.Equal("2026-11-21T23:42:05.0000000Z", time.GetAttribute("datetime"));
    }
}
