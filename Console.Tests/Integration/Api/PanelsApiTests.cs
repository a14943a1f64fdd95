using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace OperatorConsole.Tests.Integration.Api;

[Collection(ConsoleCollection.Name)]
public sealed class PanelsApiTests(RunningConsole console)
{
    private const string Board = "api/v1/dashboards/gateway/panels?gateway=strata&from=now-1h&to=now&points=300";

    [Fact]
    public async Task Panel_OfAGateway_HasTheValuesPrometheusHas()
    {
        var panel = await console.Http.GetFromJsonAsync("api/v1/dashboards/gateway/panels/deflection?gateway=strata&from=now-1h&to=now-10m");
        var series = panel.GetProperty("series")[0];
        var time = DateTimeOffset.FromUnixTimeMilliseconds((long)(series.GetProperty("times")[5].GetDouble() * 1000));
        var asked = await console.AskPrometheusAsync(panel.GetProperty("queries")[0].GetString()!, time);
        Assert.Equal(Assert.Single(asked), series.GetProperty("values")[5].GetDouble(), tolerance: 1e-9);
        Assert.Equal("ratio", panel.GetProperty("unit").GetString());
    }

    [Theory]
    [InlineData("panels/nosuch?gateway=strata", HttpStatusCode.NotFound, "There is no panel “nosuch” for strata.")]
    [InlineData("panels?gateway=strata&panels=traffic,nosuch", HttpStatusCode.NotFound, "There is no panel “nosuch” for strata.")]
    [InlineData("panels?gateway=nosuch", HttpStatusCode.NotFound, "There is no gateway “nosuch”.")]
    [InlineData("panels?gateway=strata&from=now-10y", HttpStatusCode.BadRequest, "366 days")]
    [InlineData("panels?gateway=strata&from=now&to=now-1h", HttpStatusCode.BadRequest, "“from”")]
    [InlineData("panels?gateway=strata&from=%3Cscript%3E", HttpStatusCode.BadRequest, "“from” cannot be read: “<script>”")]
    [InlineData("panels?gateway=strata&tz=../../etc/passwd", HttpStatusCode.BadRequest, "there is no time zone")]
    public async Task Panels_AskedForWrongly_SayWhatIsWrong(string question, HttpStatusCode status, string detail)
    {
        using var answer = await console.Http.GetAsync(new Uri($"api/v1/dashboards/gateway/{question}", UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains(detail, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frame_KnownAlready_IsNotSentAgain()
    {
        var address = $"{Board}&rev={DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}";
        using var first = await console.Http.GetAsync(new Uri(address, UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await console.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Frame_SinceAnEarlierOne_IsAFractionOfTheWhole()
    {
        var whole = await console.Http.GetByteArrayAsync(new Uri(Board, UriKind.Relative));
        using var header = JsonDocument.Parse(whole.AsMemory(8, BitConverter.ToInt32(whole, 4)));
        var since = header.RootElement.GetProperty("revision").GetString()!;
        var tail = await console.Http.GetByteArrayAsync(new Uri($"{Board}&since={Uri.EscapeDataString(since)}", UriKind.Relative));
        Assert.Equal("OCP1"u8, tail.AsSpan(0, 4));
        Assert.True(tail.Length < whole.Length / 3, $"{tail.Length} of {whole.Length} bytes");
    }

    [Fact]
    public async Task Frame_ForAReaderWithBrotli_IsCompressed()
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(Board, UriKind.Relative));
        question.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await console.Http.SendAsync(question);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        await using var unpacked = new System.IO.Compression.BrotliStream(await answer.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        var start = new byte[4];
        await unpacked.ReadExactlyAsync(start);
        Assert.Equal("OCP1"u8, start);
    }
}

file static class Json
{
    public static async Task<JsonElement> GetFromJsonAsync(this HttpClient http, string address)
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(address, UriKind.Relative)));
        return document.RootElement.Clone();
    }
}
