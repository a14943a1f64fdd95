using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OperatorConsole.Tests.Integration.PromQl;

[Collection(ConsoleCollection.Name)]
public sealed class PromQlApiTests(RunningConsole console)
{
    [Fact]
    public async Task Parse_OfExpressions_AnswersEachInItsOrder()
    {
        const string Rule = "sum(rate(errors_total[5m]))\n  > 0.05";
        var results = await ParseAsync(Rule, "up >", "up");

        Assert.Equal([true, false, true], results.EnumerateArray().Select(r => r.GetProperty("ok").GetBoolean()));
        var threshold = results[0].GetProperty("thresholds")[0];
        Assert.Equal("0.05", Rule[threshold.GetProperty("start").GetInt32()..threshold.GetProperty("end").GetInt32()]);
        Assert.Equal((2, 5, "above", "one"), (threshold.GetProperty("line").GetInt32(), threshold.GetProperty("column").GetInt32(), threshold.GetProperty("direction").GetString(), results[0].GetProperty("thresholdChoice").GetString()));
        Assert.Equal(("errors_total", "300", "rate"), (Text(results[0].GetProperty("selectors")[0], "metric"), Text(results[0].GetProperty("selectors")[0], "windowSeconds"), Text(results[0].GetProperty("selectors")[0], "function")));
        var error = results[1].GetProperty("error");
        Assert.Equal((1, 5), (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32()));
        Assert.Contains("expected", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_OfADeepExpression_IsNoDeeperAsJson()
    {
        var deep = string.Concat(Enumerable.Repeat("(", 190)) + "NaN" + string.Concat(Enumerable.Repeat(")", 190));
        var result = (await ParseAsync(deep))[0];

        Assert.Equal(191, result.GetProperty("ast").GetArrayLength());
        Assert.Equal((189, "NaN"), (result.GetProperty("ast")[190].GetProperty("parent").GetInt32(), Text(result.GetProperty("ast")[190], "value")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"exprs\": null}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    public async Task Parse_OfSomethingElse_IsAProblem(string body)
    {
        using var content = new StringContent(body, null, "application/json");
        using var answer = await console.Http.PostAsync(new Uri("api/v1/promql/parse", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Parse_OfTooManyExpressions_SaysHowManyAreTaken()
    {
        using var answer = await console.Http.PostAsJsonAsync(new Uri("api/v1/promql/parse", UriKind.Relative), new { exprs = Enumerable.Repeat("up", 1001) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("at most 1000", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> ParseAsync(params string[] exprs)
    {
        using var answer = await console.Http.PostAsJsonAsync(new Uri("api/v1/promql/parse", UriKind.Relative), new { exprs });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results");
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
