using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class TimeZoneNameTests
{
    [Theory]
    [InlineData("UTC", "UTC")]
    [InlineData("Europe/Berlin", "Europe/Berlin, UTC+1")]
    [InlineData("Europe/London", "Europe/London, UTC")]
    [InlineData("Asia/Kolkata", "Asia/Kolkata, UTC+5:30")]
    [InlineData("America/St_Johns", "America/St_Johns, UTC-3:30")]
    [InlineData("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires, UTC-3")]
    [InlineData("Etc/GMT+5", "Etc/GMT+5, UTC-5")]
    public void Find_ByIanaName_GivesTheZone(string name, string words) =>
        Assert.Equal(words, TimeZoneName.InWords(TimeZoneName.Find(name).Value!, new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Offset_InSummer_IsSummers() =>
        Assert.Equal("UTC+2", TimeZoneName.Offset(TimeZoneName.Find("Europe/Berlin").Value!, new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("Europe")]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/localtime")]
    [InlineData("Europe/../UTC")]
    [InlineData("zone.tab")]
    [InlineData("UTC\n")]
    [InlineData("UTC\0")]
    public void Find_AnythingElse_IsAFailureThatNamesIt(string name) => Assert.Equal($"there is no time zone “{name}”", TimeZoneName.Find(name).Failure!.Problem);

    [Fact]
    public void Find_ALongName_IsCut() => Assert.Equal($"there is no time zone “{new string('A', 40)}…”", TimeZoneName.Find(new string('A', 5000)).Failure!.Problem);
}
