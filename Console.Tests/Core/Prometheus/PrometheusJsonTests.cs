using System.Text;
using System.Text.Json;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Core.Prometheus;

public class PrometheusJsonTests
{
    [Fact]
    public void Read_OfARangeVector_GivesTheLastSampleOfEverySeries()
    {
        var (envelope, samples) = Read("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"up","job":"a"},"values":[[1795245920.808,"1"],[1795245935.808,"0.5"]]},{"metric":{},"values":[[1,"2"]]}]},"warnings":["w"],"infos":["i"]}""");
        Assert.Equal(["w", "i"], envelope.Warnings);
        Assert.Equal(["up{job=\"a\"}", "{}"], samples.Select(s => s.Labels.ToString()));
        Assert.Equal((1795245935.808, 0.5), (samples[0].Time, samples[0].Value));
    }

    [Theory]
    [InlineData("+Inf", double.PositiveInfinity)]
    [InlineData("-Inf", double.NegativeInfinity)]
    [InlineData("NaN", double.NaN)]
    [InlineData("1e+09", 1e9)]
    [InlineData("1.073741824e+09", 1073741824)]
    [InlineData("-0", 0)]
    public void Read_OfAValue_UnderstandsHowGoWritesNumbers(string text, double value) =>
        Assert.Equal(value, Read($$$"""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"{{{text}}}"]}]}}""").Samples[0].Value);

    [Fact]
    public void Read_OfAScalar_GivesOnePointWithoutLabels() =>
        Assert.Equal(7, Read("""{"status":"success","data":{"resultType":"scalar","result":[1,"7"]}}""").Samples.Single().Value);

    [Fact]
    public void Read_OfNativeHistograms_LeavesThemOut() =>
        Assert.Empty(Read("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"histogram":[1,{"count":"5","sum":"2","buckets":[[0,"0","1","5"]]}]}]}}""").Samples);

    [Fact]
    public void Read_OfAnError_GivesTypeAndText()
    {
        var (envelope, _) = Read("""{"status":"error","errorType":"bad_data","error":"1:5: parse error"}""");
        Assert.Equal((false, "bad_data", "1:5: parse error"), (envelope.Success, envelope.ErrorType, envelope.Error));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"2"],[3""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"seven"]}]}}""")]
    public void Read_OfAnythingElse_IsNotMistakenForAnAnswer(string text) => Assert.ThrowsAny<JsonException>(() => Read(text));

    private static (PrometheusJson.Envelope Envelope, List<Sample> Samples) Read(string json)
    {
        List<Sample> samples = [];
        return (PrometheusJson.Read(Encoding.UTF8.GetBytes(json), (ref reader) => PrometheusJson.ReadInstant(ref reader, samples)), samples);
    }
}
