using System.Globalization;
using System.Text;
using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.LogFiles;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Tests.Core.Requests.LogFiles;

public sealed class LogMomentsTests : IDisposable
{
    private const int Lines = 20_000;
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_778_985_000);

    private readonly TemporaryFolder _folder = new();
    private readonly LogContent _log;

    public LogMomentsTests()
    {
        var text = new StringBuilder("INFO:     Started server process [1]\n");
        for (var i = 0; i < Lines; i++)
        {
            // Workers write a little out of order, and between lines stands text without a time.
            var time = (Start.ToUnixTimeMilliseconds() + (i * 100) + (i % 7 * 30)) / 1000.0;
            text.Append(CultureInfo.InvariantCulture, $"{{\"ts\": {time:0.000}, \"request_id\": \"id-{i}\", \"status\": 200}}\nTraceback (most recent call last):\n");
        }
        _log = LogContent.Open(_folder.Write("log", text.ToString()));
    }

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(1999)]
    public void Between_AnyTwoMoments_GivesTheLinesOfReadingAll(int second)
    {
        var (from, to) = (Start.AddSeconds(second), Start.AddSeconds(second + 2));
        var expected = Enumerable.Range(0, Lines).Where(i => (i * 100) + (i % 7 * 30) is var ms && ms >= second * 1000 && ms <= (second + 2) * 1000);
        var found = LogMoments.Between(_log, from, to, int.MaxValue, default).Select(r => LogLine.Of(r).Fields.First(f => f.Name == "request_id").Value);
        Assert.Equal(expected.Select(i => $"id-{i}"), found);
    }

    [Fact]
    public void Between_BeforeAndAfterTheLog_IsNothing()
    {
        Assert.Empty(LogMoments.Between(_log, Start.AddHours(-2), Start.AddHours(-1), 10, default));
        Assert.Empty(LogMoments.Between(_log, Start.AddHours(2), Start.AddHours(3), 10, default));
    }

    [Fact]
    public void Around_ALine_GivesThoseBeforeAndAfter()
    {
        var at = LogMoments.Between(_log, Start.AddSeconds(500), Start.AddSeconds(501), 1, default)[0].Offset;
        var around = LogWindow.Around(_log, at, 3);
        Assert.Equal(7, around.Count);
        Assert.Equal(at, around[3].Offset);
        Assert.All(around.Zip(around.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Offset));
        Assert.Equal(4, LogWindow.Around(_log, 0, 3).Count);
    }
}
