using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OperatorConsole.Tests.Integration.Explore;

/// <summary>The console's PromQL API beside the real Prometheus behind it: tools must not see the difference.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class ExploreApiTests(RunningConsole console)
{
    // Old enough that no sample of it is still on its way.
    private static readonly long End = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeSeconds();

    [Theory]
    [InlineData("query", "query=up&time={0}")]
    [InlineData("query", "query=sum by (job) (up) / 0&time={0}")]
    [InlineData("query", "query=scalar(sum(up))&time={0}")]
    [InlineData("query", "query=-1/0&time={0}")]
    [InlineData("query", "query=nosuch&time={0}", false)]
    [InlineData("query_range", "query=sum by (job) (stratarouter_runtime_requests_total)&start={1}&end={0}&step=15")]
    [InlineData("query_range", "query=up > 5&start={1}&end={0}&step=1m", false)]
    [InlineData("query_range", "query=rate(stratarouter_runtime_requests_total[5m])&start={1}&end={0}&step=7.5")]
    [InlineData("series", "match[]=up&start={1}&end={0}")]
    [InlineData("labels", "match[]=up&start={1}&end={0}")]
    [InlineData("label/job/values", "start={1}&end={0}")]
    public async Task Call_ByGet_AnswersAsPrometheusDoes(string call, string question, bool isAnswered = true)
    {
        var query = string.Format(CultureInfo.InvariantCulture, question, End, End - 300);

        var ours = await GetAsync(new Uri(console.Address, $"api/v1/explore/{call}?{query}"));
        var theirs = await GetAsync(new Uri(console.PrometheusAddress, $"api/v1/{call}?{query}"));

        Assert.Equal(theirs, ours);
        Assert.NotEqual(isAnswered, ours.Contains("[]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("query", "query=up")]
    [InlineData("query_range", "query=up&start=1&end=2&step=1")]
    [InlineData("series", "match[]=up")]
    [InlineData("labels", "match[]=up")]
    public async Task Call_ByPost_IsTheSameCall(string call, string form)
    {
        using var content = new StringContent(form, null, "application/x-www-form-urlencoded");
        using var answer = await console.Http.PostAsync(new Uri($"api/v1/explore/{call}", UriKind.Relative), content);
        Assert.Equal("success", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("query", "", "invalid parameter \"query\": it is missing")]
    [InlineData("query", "query=up&time=yesterday", "invalid parameter \"time\": cannot parse \"yesterday\" to a valid timestamp")]
    [InlineData("query", "query=up&time=1e300", "invalid parameter \"time\": 1e300 is no Unix time in seconds")]
    [InlineData("query", "query=up >>", "invalid parameter \"query\": 1:5: parse error: unexpected <op:>>")]
    [InlineData("query", "query=up&lookback_delta=1h", "invalid parameter \"lookback_delta\": the console does not pass it on")]
    [InlineData("query", "query=up&limit=-1", "invalid parameter \"limit\": cannot parse \"-1\" to a valid limit")]
    [InlineData("query_range", "query=up&end=2&step=1", "invalid parameter \"start\": it is missing")]
    [InlineData("query_range", "query=up&start=1&end=2&step=0", "invalid parameter \"step\": zero or negative query resolution step widths are not accepted, nor are those below a millisecond")]
    [InlineData("query_range", "query=up&start=1&end=2&step=-5", "invalid parameter \"step\": zero or negative query resolution step widths are not accepted, nor are those below a millisecond")]
    [InlineData("query_range", "query=up&start=1&end=2&step=soon", "invalid parameter \"step\": cannot parse \"soon\" to a valid duration")]
    [InlineData("query_range", "query=up&start=2&end=1&step=1", "invalid parameter \"end\": end timestamp must not be before start time")]
    [InlineData("query_range", "query=up&start=0&end=315360000&step=1d", "invalid parameter \"start\": the range is longer than 366 days")]
    [InlineData("query_range", "query=up&start=0&end=20000&step=1", "invalid parameter \"step\": exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)")]
    [InlineData("series", "", "invalid parameter \"match[]\": it is missing")]
    [InlineData("series", "match[]=up{", "invalid parameter \"match[]\": 1:4: parse error: unexpected end of input inside braces")]
    [InlineData("labels", "start=2&end=1", "invalid parameter \"end\": it is before \"start\"")]
    public async Task Call_WithABadParameter_NamesIt(string call, string query, string error)
    {
        using var answer = await console.Http.GetAsync(new Uri($"api/v1/explore/{call}?{query}", UriKind.Relative));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(("error", "bad_data", error), (body.GetProperty("status").GetString(), body.GetProperty("errorType").GetString(), body.GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData("query=up * on() group_left sum by (job) (up)", "execution")]
    [InlineData("query=up[5m]", "execution")]
    public async Task Query_ThatCannotBeAnswered_Is422(string query, string errorType)
    {
        using var answer = await console.Http.GetAsync(new Uri($"api/v1/explore/query?{query}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(errorType, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errorType").GetString());
    }

    [Theory]
    [InlineData("query?query=up&limit=2", "result")]
    [InlineData("labels?limit=2", null)]
    [InlineData("label/__name__/values?limit=2", null)]
    [InlineData("series?match[]=up&limit=2", null)]
    public async Task Call_WithALimit_IsCutAndSaysSo(string call, string? list)
    {
        var body = await console.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/v1/explore/{call}", UriKind.Relative));
        var data = body.GetProperty("data");
        Assert.Equal(2, (list is null ? data : data.GetProperty(list)).GetArrayLength());
        Assert.Equal(["results truncated due to limit"], body.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()));
    }

    [Fact]
    public async Task Metadata_OfAMetric_IsAsPrometheusHasIt()
    {
        const string Metric = "stratarouter_runtime_requests_total";
        var theirs = "";
        // Prometheus knows it from the first scrape on.
        await Eventually.TrueAsync("Prometheus has the metadata", async () =>
        {
            theirs = await GetAsync(new Uri(console.PrometheusAddress, $"api/v1/metadata?metric={Metric}"));
            return theirs.Contains("counter", StringComparison.Ordinal);
        });
        var ours = await GetAsync(new Uri(console.Address, $"api/v1/explore/metadata?metric={Metric}"));
        Assert.Equal(theirs, ours);
    }

    [Fact]
    public async Task Form_LargerThanAQuestion_IsRefused()
    {
        using var content = new FormUrlEncodedContent([new("query", new string('x', 200_000))]);
        using var answer = await console.Http.PostAsync(new Uri("api/v1/explore/query", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("invalid parameter \\u0022body\\u0022", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("panels", 400)]
    [InlineData("panels?expr=", 400)]
    [InlineData("panels?expr=up&mode=sideways", 400)]
    [InlineData("panels?expr=up&from=now&to=now-1h", 400)]
    [InlineData("panels?expr=up&expr=sum(up)&expr=broken(", 200)]
    [InlineData("panels?expr=up&mode=instant", 200)]
    public async Task Panels_Asked_AreAFrameOrAProblem(string call, int status)
    {
        using var answer = await console.Http.GetAsync(new Uri($"api/v1/explore/{call}", UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? "application/vnd.operator-console.panels" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Panels_OfAWrongExpression_FailAloneAndSayWhere()
    {
        var frame = await console.Http.GetByteArrayAsync(new Uri("api/v1/explore/panels?expr=up&expr=broken(", UriKind.Relative));
        var length = BitConverter.ToInt32(frame, 4);
        var panels = JsonDocument.Parse(frame.AsMemory(8, length)).RootElement.GetProperty("panels");

        Assert.Equal(["q1", "q2"], panels.EnumerateArray().Select(p => p.GetProperty("id").GetString()));
        Assert.Equal(["value", "failed"], panels.EnumerateArray().Select(p => p.GetProperty("state").GetString()));
        Assert.Contains("parse error", panels[1].GetProperty("failure").GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The answer as canonical text, so that differences are seen whole.</summary>
    private async Task<string> GetAsync(Uri address)
    {
        using var answer = await console.Http.GetAsync(address);
        return $"{(int)answer.StatusCode} {JsonSerializer.Serialize(await answer.Content.ReadFromJsonAsync<JsonElement>())}";
    }
}
