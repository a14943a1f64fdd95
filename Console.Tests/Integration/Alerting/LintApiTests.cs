using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OperatorConsole.Tests.Core.Alerting;

namespace OperatorConsole.Tests.Integration.Alerting;

[Collection(ConsoleCollection.Name)]
public sealed class LintApiTests(RunningConsole console)
{
    [Fact]
    public async Task Lint_OfARule_IsHeldBesideTheServer()
    {
        var answer = await LintAsync("", LintedRule.File("A", "sum(rate(isartor_requests_total{status=\"error\"}[5m])) > 1"));

        Assert.True(answer.GetProperty("live").GetBoolean());
        var finding = Assert.Single(answer.GetProperty("findings").EnumerateArray());
        Assert.Equal(("unknown-label", "error", "A", 6, 39), (Text(finding, "check"), Text(finding, "severity"), Text(finding, "rule"), finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        Assert.Contains("Did you mean “status_code”?", Text(finding, "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_OfABoundNothingComesNear_IsHeldBesideThePast()
    {
        // Values that are there at every moment of the month, whatever was scraped.
        var answer = await LintAsync("", LintedRule.File("A", "sqrt(hour()) > 100 or sqrt(hour()) < 5 or sqrt(hour()) < 2"));

        Assert.False(answer.TryGetProperty("failure", out var failure), failure.ToString());
        Assert.Equal(["threshold-never-reached", "threshold-always-exceeded"], answer.GetProperty("findings").EnumerateArray().Select(f => Text(f, "check")));
        Assert.Contains("it was between 0 and 4.796 at all 14", Text(answer.GetProperty("findings")[0], "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_WithoutTheServer_ChecksTheTextAlone()
    {
        var answer = await LintAsync("?live=false&evaluationInterval=1m", LintedRule.File("A", "sum(rate(nosuch_total{status=\"error\"}[5m])) > 1", "for: 1m"));

        Assert.False(answer.GetProperty("live").GetBoolean());
        Assert.Equal(["for-too-short"], answer.GetProperty("findings").EnumerateArray().Select(f => Text(f, "check")));
    }

    [Theory]
    [InlineData("groups: [", "rule-file")]
    [InlineData("\0", "rule-file")]
    [InlineData("", "")]
    public async Task Lint_OfNoRules_IsAnAnswerToo(string body, string checks) =>
        Assert.Equal(checks, string.Join(' ', (await LintAsync("?live=false", body)).GetProperty("findings").EnumerateArray().Select(f => Text(f, "check"))));

    [Fact]
    public async Task Lint_WithABadParameter_IsAProblem()
    {
        using var content = new StringContent("", null, "application/yaml");
        using var answer = await console.Http.PostAsync(new Uri("api/v1/rules/lint?evaluationInterval=soon", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<JsonElement> LintAsync(string query, string body)
    {
        using var content = new StringContent(body, null, "application/yaml");
        using var answer = await console.Http.PostAsync(new Uri($"api/v1/rules/lint{query}", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
