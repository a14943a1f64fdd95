using System.Buffers.Binary;
using System.Text.Json;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Core.Panels;

public class PanelFrameTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_795_245_600);

    [Fact]
    public void Frame_Whole_HoldsEveryValueAtItsPlace()
    {
        var (header, values) = Read(PanelFrame.Write(Board(count: 4, settled: 2), null));
        var panel = header.GetProperty("panels")[0];
        Assert.True(panel.GetProperty("whole").GetBoolean());
        Assert.Equal((Start.ToUnixTimeMilliseconds(), 15_000, 4), (panel.GetProperty("start").GetInt64(), panel.GetProperty("step").GetInt32(), panel.GetProperty("count").GetInt32()));
        Assert.Equal([0, 1, 2, 3], values[..4]);
        var second = panel.GetProperty("series")[1];
        Assert.Equal("<b>\"é", second.GetProperty("labels").GetProperty("model").GetString());
        Assert.Equal(100, values[second.GetProperty("at").GetInt32()]);
        Assert.True(Series.IsMissing(values[second.GetProperty("at").GetInt32() + 3]));
    }

    [Fact]
    public void Frame_SinceAnEarlierOne_HoldsOnlyWhatMayHaveChanged()
    {
        var since = FrameRevision.Parse(Read(PanelFrame.Write(Board(count: 4, settled: 2), null)).Header.GetProperty("revision").GetString());
        var (header, values) = Read(PanelFrame.Write(Board(count: 6, settled: 4), since));
        var panel = header.GetProperty("panels")[0];
        Assert.False(panel.GetProperty("whole").GetBoolean());
        Assert.Equal(2, panel.GetProperty("from").GetInt32());
        Assert.Equal([2, 3, 4, 5], values[..4]);
    }

    [Theory]
    [InlineData(8, 30_000)] // another epoch: settled values changed too
    [InlineData(7, 15_000, 60)] // what was known lies before the new start
    public void Frame_SinceOneThatDoesNotFit_IsWhole(long epoch, int stepMs, int laterSeconds = 0)
    {
        var since = FrameRevision.Of(Board(count: 4, settled: 2));
        var board = Board(count: 4, settled: 2, epoch, stepMs, laterSeconds);
        Assert.True(Read(PanelFrame.Write(board, since)).Header.GetProperty("panels")[0].GetProperty("whole").GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("3a98.zz~1")]
    [InlineData("3a98.1")]
    [InlineData("3a98.1~2~3")]
    [InlineData("ffffffffffffffffffff.1~2")]
    public void Revision_ThatIsNotOurs_IsNothing(string text) => Assert.Null(FrameRevision.Parse(text));

    [Fact]
    public void Revision_Written_IsReadAgain()
    {
        var text = FrameRevision.Of(Board(count: 4, settled: 2, epoch: -7)).ToString();
        Assert.Equal(text, FrameRevision.Parse(text)!.ToString());
    }

    private static BoardData Board(int count, int settled, long epoch = 7, int stepMs = 15_000, int laterSeconds = 0)
    {
        var grid = new TimeGrid(Start.AddSeconds(laterSeconds).ToUnixTimeMilliseconds(), stepMs, count);
        double[] rising = [.. Enumerable.Range(0, count).Select(i => (double)i)];
        double[] ending = [.. rising.Select(v => v == count - 1 ? Series.Missing : v + 100)];
        return new BoardData(Start, [new PanelData
        {
            Definition = new PanelDefinition { Id = "p", Title = "P", Unit = "count", Sources = [] },
            State = PanelState.Value,
            Grid = grid,
            AsOf = Start,
            Epoch = epoch,
            SettledUntil = DateTimeOffset.FromUnixTimeMilliseconds(Start.ToUnixTimeMilliseconds() + ((settled - 1) * 15_000)),
            Series = [new PanelSeries("a", "", new Series(LabelSet.Empty, rising)), new PanelSeries("b", "model:x", new Series(new LabelSet([new("model", "<b>\"é")]), ending))],
        }], []);
    }

    private static (JsonElement Header, double[] Values) Read(byte[] frame)
    {
        Assert.Equal("OCP1"u8, frame.AsSpan(0, 4));
        var length = BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(4));
        Assert.Equal(0, (8 + length) % 8);
        var bytes = frame.AsSpan(8 + length);
        var values = new double[bytes.Length / 8];
        for (var i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
        return (JsonDocument.Parse(frame.AsMemory(8, length)).RootElement, values);
    }
}
