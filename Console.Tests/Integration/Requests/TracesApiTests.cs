using System.Net;
using System.Text.Json;

namespace OperatorConsole.Tests.Integration.Requests;

/// <summary>Searches among the traces of the running demo.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class TracesApiTests(RunningConsole console)
{
    [Theory]
    [InlineData("misses", "layer")]
    [InlineData("similarity", "similarity")]
    [InlineData("cloud", "layer")]
    [InlineData("slm", "layer")]
    [InlineData("slow", "seconds")]
    public async Task Traces_OfASearch_AreThoseOfTheGatewayThatFit(string search, string told)
    {
        var answer = await FoundAsync("edge", search);
        var traces = answer.GetProperty("traces").EnumerateArray().ToArray();
        Assert.All(traces, t => Assert.True(t.TryGetProperty(told, out _), t.GetRawText()));
        Assert.DoesNotContain(traces, t => t.GetProperty("route").GetString()!.Contains("/debug/", StringComparison.Ordinal));
        switch (search)
        {
            case "similarity":
                var similar = traces.Select(t => t.GetProperty("similarity").GetDouble()).ToArray();
                Assert.Equal(similar.Order(), similar);
                Assert.All(traces, t => Assert.Equal("L1b_SemanticCache", t.GetProperty("layer").GetString()));
                break;
            case "slow":
                Assert.All(traces, t => Assert.True(t.GetProperty("seconds").GetDouble() >= 0.5));
                break;
            case "misses":
                Assert.All(traces, t => Assert.NotEqual("L1b_SemanticCache", t.GetProperty("layer").GetString()));
                break;
            default:
                Assert.All(traces, t => Assert.Equal(search == "slm" ? "L2_SLM" : "L3_Cloud", t.GetProperty("layer").GetString()));
                break;
        }
    }

    [Fact]
    public async Task Trace_ThatWasFound_LeadsToItsRequestAndTheLineThatResemblesIt()
    {
        var id = (await FoundAsync("edge", "slow")).GetProperty("traces")[0].GetProperty("id").GetString();
        var request = await GetAsync($"api/v1/requests/{id}");
        Assert.Equal(("edge", "traces"), (request.GetProperty("hits")[0].GetProperty("gateway").GetString(), request.GetProperty("attempts")[0].GetProperty("main").GetProperty("source").GetString()));
        Assert.Equal(id, request.GetProperty("trace").GetProperty("id").GetString());
        Assert.Contains(request.GetProperty("hits").EnumerateArray(), h => h.GetProperty("source").GetString() == "files" && h.GetProperty("how").GetString() == "resembles");
    }

    [Fact]
    public async Task Request_OfADecisionOrARow_ShowsItsTraceByTheIdOfASpan()
    {
        var id = "";
        await Eventually.TrueAsync("a decision has an id", async () =>
        {
            var decisions = (await GetAsync("api/v1/decisions?limit=1000")).GetProperty("decisions").EnumerateArray();
            id = decisions.Select(d => d.TryGetProperty("requestId", out var found) ? found.GetString() : null).OfType<string>().FirstOrDefault() ?? "";
            return id.Length > 0;
        });
        var spans = (await GetAsync($"api/v1/requests/{id}")).GetProperty("trace").GetProperty("spans").EnumerateArray().ToArray();
        Assert.Equal(id, spans[0].GetProperty("attributes").GetProperty("request_id").GetString());

        var trace = (await FoundAsync("proxy", "slow")).GetProperty("traces")[0].GetProperty("id").GetString();
        var row = await GetAsync($"api/v1/requests/{trace}");
        Assert.Contains(row.GetProperty("hits").EnumerateArray(), h => h.GetProperty("source").GetString() == "rows");
    }

    [Fact]
    public async Task Request_ThatWasDeflected_SavesAboutWhatItsGatewayEstimates()
    {
        var trace = (await FoundAsync("edge", "similarity")).GetProperty("traces")[0];
        var request = await GetAsync($"api/v1/requests/{trace.GetProperty("id").GetString()}");
        var saving = request.GetProperty("saving");
        Assert.InRange(saving.GetProperty("usd").GetDouble(), 1e-6, 1);
        Assert.Contains("edge's own estimate", saving.GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.Contains("saved about $", request.GetProperty("verdict").GetString(), StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"similarity {trace.GetProperty("similarity").GetDouble():0.00}"), request.GetProperty("verdict").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gateway=nowhere&search=slow", HttpStatusCode.NotFound)]
    [InlineData("gateway=edge&search=nothing", HttpStatusCode.NotFound)]
    [InlineData("gateway=edge&search=slow&from=soon", HttpStatusCode.BadRequest)]
    public async Task Traces_AskedWrongly_SaysWhatIsWrong(string question, HttpStatusCode status)
    {
        using var answer = await console.Http.GetAsync(new Uri($"api/v1/traces?{question}", UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
    }

    private async Task<JsonElement> FoundAsync(string gateway, string search)
    {
        JsonElement answer = default;
        await Eventually.TrueAsync($"{gateway} has traced such a request", async () =>
        {
            answer = await GetAsync($"api/v1/traces?gateway={gateway}&search={search}");
            return answer.GetProperty("traces").GetArrayLength() > 0;
        });
        Assert.Empty(answer.GetProperty("failures").EnumerateArray());
        return answer;
    }

    private async Task<JsonElement> GetAsync(string address)
    {
        using var answer = await console.Http.GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
