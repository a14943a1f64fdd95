using System.Net;
using System.Text.Json;

namespace OperatorConsole.Tests.Integration.Api;

/// <summary>Decisions, agents and GPUs of the running demo, as the API gives them.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class LiveApiTests(RunningConsole console)
{
    [Fact]
    public async Task Decisions_OfTheDemo_AreNewestFirstEachOnceAndSomeHaveIds()
    {
        JsonElement answer = default;
        await Eventually.TrueAsync("decisions are told", async () =>
        {
            answer = await GetAsync("api/v1/decisions?limit=1000");
            return answer.GetProperty("total").GetInt32() > 50;
        });
        var decisions = answer.GetProperty("decisions").EnumerateArray().ToArray();
        var times = decisions.Select(d => d.GetProperty("time").GetDateTimeOffset()).ToArray();
        Assert.Equal(times.OrderDescending(), times);
        var ids = decisions.Where(d => d.TryGetProperty("requestId", out _)).Select(d => d.GetProperty("requestId").GetString()).ToArray();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        // A request of the proxy surface stands in both rings: with its id from one and its tool from the other it is one.
        Assert.Contains(decisions, d => d.TryGetProperty("requestId", out _) && d.TryGetProperty("tool", out _));
        Assert.Equal(["edge"], answer.GetProperty("sources").EnumerateArray().Where(s => s.GetProperty("tells").GetBoolean()).Select(s => s.GetProperty("gateway").GetString()));
    }

    [Fact]
    public async Task Decisions_Filtered_AreOnlyThose()
    {
        var answer = await GetAsync("api/v1/decisions?layer=l1a&deflected=yes&limit=1000");
        Assert.All(answer.GetProperty("decisions").EnumerateArray(), d => Assert.Equal(("l1a", "deflected"), (d.GetProperty("layer").GetString(), d.GetProperty("outcome").GetString())));
    }

    [Theory]
    [InlineData("decisions?deflected=maybe", "“deflected” cannot be read: “maybe”")]
    [InlineData("decisions?limit=0", "“limit” must be between 1 and 1000.")]
    [InlineData("agents?from=lastweek", "“from” cannot be read: “lastweek”")]
    [InlineData("agents?tz=Mars/Olympus", "there is no time zone")]
    public async Task Question_AskedWrongly_SaysWhatIsWrong(string question, string detail)
    {
        using var answer = await console.Http.GetAsync(new Uri($"api/v1/{question}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains(detail, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agents_OfTheDemo_AddUpToTheTrafficOfTheirGateway()
    {
        var answer = await GetAsync("api/v1/agents?from=now-1h&to=now");
        var agents = answer.GetProperty("agents").EnumerateArray().ToArray();
        Assert.InRange(agents.Length, 4, 20);
        var all = agents.Sum(a => a.GetProperty("requests").GetProperty("value").GetDouble());
        var counted = Assert.Single(await console.AskPrometheusAsync("sum(increase(isartor_requests_total{job=\"edge\"}[1h]))", answer.GetProperty("asOf").GetDateTimeOffset()));
        Assert.InRange(all / counted, 0.98, 1.02);
        Assert.Contains("strata", answer.GetProperty("cannotTell").EnumerateObject().Select(g => g.Name));
    }

    [Fact]
    public async Task Gpus_OfTheDemo_AreThoseOfBothNodesWithTheValuesPrometheusHas()
    {
        var answer = await GetAsync("api/v1/gpus");
        var gpus = answer.GetProperty("gpus").EnumerateArray().Where(g => g.TryGetProperty("gpu", out _)).ToArray();
        Assert.Equal(8, gpus.Length);
        var told = gpus.First(g => g.GetProperty("signals").GetProperty("temperature").GetProperty("state").GetString() == "value");
        var temperature = told.GetProperty("signals").GetProperty("temperature");
        var asked = await console.AskPrometheusAsync(temperature.GetProperty("query").GetString()!, answer.GetProperty("asOf").GetDateTimeOffset());
        Assert.Contains(temperature.GetProperty("value").GetDouble(), asked);
        Assert.Equal(["gpu-node-1", "gpu-node-2"], answer.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("node").GetString()).Order());
        Assert.Single(answer.GetProperty("servers").EnumerateArray());
    }

    [Fact]
    public async Task Calls_OfThisArea_AreDescribed()
    {
        var paths = (await GetAsync("openapi/v1.json")).GetProperty("paths");
        Assert.All(new[] { "decisions", "agents", "gpus" }, call => Assert.True(paths.TryGetProperty($"/api/v1/{call}", out _)));
    }

    private async Task<JsonElement> GetAsync(string address)
    {
        using var document = JsonDocument.Parse(await console.Http.GetStringAsync(new Uri(address, UriKind.Relative)));
        return document.RootElement.Clone();
    }
}
