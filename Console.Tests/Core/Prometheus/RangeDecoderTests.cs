using System.Text;
using System.Text.Json;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Core.Prometheus;

public class RangeDecoderTests
{
    private const double No = double.NegativeZero; // stands for a missing sample in these tests

    private static readonly TimeGrid Grid = new(1_000_000, 500, 4);

    private const string Answer = """
        {"status":"success","isPartial":false,"data":{"resultType":"matrix","stats":{"status":"no","result":[1]},"result":[
          {"metric":{"job":"b","path":"a\"]}[{"},"values":[[1000,"1"],[1000.5,"-2.5e-3"],[1001.500,"+Inf"]]},
          {"metric":{"job":"a"},"values":[ [1001 , "NaN"] ,[1001.5,"123456789012345678"]],"histograms":[[1001,{"count":"5"}]]},
          {"metric":{"job":"h"},"histograms":[[1001,{"count":"5","sum":"2","buckets":[[0,"0","1","5"]]}]]},
          {"metric":{"job":"empty"},"values":[]}
        ]},"warnings":["w"],"infos":["i"]}
        """;

    [Fact]
    public async Task Read_OfAMatrix_PutsEverySampleAtItsMoment()
    {
        var (envelope, decoder) = await DecodeAsync(Answer);

        Assert.True(envelope.Success);
        Assert.Equal(["w", "i", "1 native histogram series are left out"], envelope.Warnings);
        Assert.Equal(["{job=\"a\"}", "{job=\"b\", path=\"a\\\"]}[{\"}"], decoder.Series.Select(s => s.Labels.ToString()));
        Assert.Equal([No, No, double.NaN, 123456789012345680], Shown(decoder.Series[0]));
        Assert.Equal([1, -0.0025, No, double.PositiveInfinity], Shown(decoder.Series[1]));
        Assert.Equal(5, decoder.Samples);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Read_ArrivingInPieces_GivesTheSame(int piece)
    {
        var (_, whole) = await DecodeAsync(Answer);
        var (envelope, decoder) = await DecodeAsync(Answer, piece);
        Assert.Equal(3, envelope.Warnings.Count);
        Assert.Equal(whole.Series.Select(s => s.Labels), decoder.Series.Select(s => s.Labels));
        Assert.Equal(whole.Series.Select(Shown), decoder.Series.Select(Shown));
    }

    [Fact]
    public async Task Read_CutAnywhere_IsNeverTakenForAnAnswer()
    {
        for (var length = 0; length < Answer.TrimEnd().Length; length++)
        {
            var decoder = new RangeDecoder(Grid, 10);
            var cut = new MemoryStream(Encoding.UTF8.GetBytes(Answer[..length]));
            await Assert.ThrowsAnyAsync<JsonException>(() => decoder.ReadAsync(cut, 1_000_000, CancellationToken.None));
        }
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1000,"seven"]]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1000 "7"]]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[["x","7"]]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":[],"values":[]}]}}""")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>")]
    public async Task Read_OfAnythingElse_IsNotMistakenForAnAnswer(string text) => await Assert.ThrowsAnyAsync<JsonException>(() => DecodeAsync(text));

    [Fact]
    public async Task Read_OfAnError_GivesTypeAndText()
    {
        var (envelope, _) = await DecodeAsync("""{"status":"error","errorType":"bad_data","error":"1:5: parse error"}""");
        Assert.Equal((false, "bad_data", "1:5: parse error"), (envelope.Success, envelope.ErrorType, envelope.Error));
    }

    [Fact]
    public async Task Read_OfTooManySeries_KeepsThoseWithTheLargestLastValues()
    {
        var series = Enumerable.Range(0, 10_000).Select(i => $$$"""{"metric":{"i":"{{{i:00000}}}"},"values":[[1001.5,"{{{i * 7919 % 10_000}}}"]]}""");
        var (_, decoder) = await DecodeAsync($$$"""{"status":"success","data":{"resultType":"matrix","result":[{{{string.Join(',', series)}}}]}}""", maxSeries: 3);

        Assert.Equal(10_000, decoder.TotalSeries);
        Assert.Equal([9997, 9998, 9999], decoder.Series.Select(s => s.Values[^1]).Order());
    }

    [Fact]
    public async Task Read_OfMoreBytesThanAllowed_Stops()
    {
        var decoder = new RangeDecoder(Grid, 10);
        await Assert.ThrowsAnyAsync<JsonException>(() => decoder.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Answer)), 100, CancellationToken.None));
        Assert.True(decoder.TooLarge);
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("-0.30000000000000004")]
    [InlineData("1234.5678")]
    [InlineData("9007199254740993")]
    [InlineData("1.7976931348623157e+308")]
    [InlineData("5e-324")]
    [InlineData("0.000123456789")]
    [InlineData("99999999999999999")]
    public void Value_OfAnyDecimal_IsTheNearestDouble(string text) =>
        Assert.Equal(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), SampleText.Value(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("1795245920.808", 1795245920808)]
    [InlineData("1795245920", 1795245920000)]
    [InlineData("1795245920.5", 1795245920500)]
    [InlineData("1795245920.05", 1795245920050)]
    [InlineData("1.795245920808e+09", 1795245920808)]
    [InlineData("-1.5", -1500)]
    public void Milliseconds_OfSeconds_AreExact(string text, long milliseconds) => Assert.Equal(milliseconds, SampleText.Milliseconds(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<double> Shown(Series series) => series.Values.Select(v => Series.IsMissing(v) ? No : v);

    private static async Task<(PrometheusJson.Envelope Envelope, RangeDecoder Decoder)> DecodeAsync(string text, int piece = int.MaxValue, int maxSeries = 100)
    {
        var decoder = new RangeDecoder(Grid, maxSeries);
        var envelope = await decoder.ReadAsync(new SlowStream(Encoding.UTF8.GetBytes(text), piece), long.MaxValue, CancellationToken.None);
        return (envelope, decoder);
    }

    /// <summary>Gives its bytes in small pieces, as a network does.</summary>
    private sealed class SlowStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
