using System.Text.Json;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.LiteLlm;

public sealed class LiteLlmLogTests
{
    private static readonly string[] InfoKeys = ["message", "level", "timestamp", "component", "logger"];
    private static readonly string[] ErrorKeys = [.. InfoKeys, "stacktrace"];

    [Fact]
    public void Log_AfterHoursWithAnOutage_TellsWhatTheCountersTell()
    {
        using var run = ProxyRun.Quiet(2);
        var exposed = run.Play(TimeSpan.FromHours(1)).Play(Scenario.ProviderOutage, Providers.OpenAi, TimeSpan.FromMinutes(20)).Exposed();
        var messages = run.LogLines().Select(l => JsonDocument.Parse(l).RootElement).ToArray();

        Assert.Equal(exposed.Sum("litellm_deployment_success_responses_total"), Count("INFO", " 200 OK"));
        Assert.Equal(exposed.Sum("litellm_deployment_failure_responses_total"), Count("INFO", " Exception litellm."));
        Assert.Equal(exposed.Sum("litellm_deployment_successful_fallbacks_total"), Count("INFO", "Successful fallback"));
        Assert.Equal(exposed.Sum("litellm_proxy_failed_requests_metric_total"), messages.Count(m => m.GetProperty("level").GetString() == "ERROR"));
        Assert.True(Count("ERROR", "Exception occured - ") > 0);

        int Count(string level, string part) =>
            messages.Count(m => m.GetProperty("level").GetString() == level && m.GetProperty("message").GetString()!.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_OfEitherLevel_HaveTheFieldsOfJsonLogs()
    {
        using var run = ProxyRun.Quiet(2);
        run.Play(Scenario.ProviderOutage, Providers.OpenAi, TimeSpan.FromMinutes(20));

        foreach (var line in run.LogLines())
        {
            var fields = JsonDocument.Parse(line).RootElement;
            var error = fields.GetProperty("level").GetString() == "ERROR";
            Assert.Equal(error ? ErrorKeys : InfoKeys, fields.EnumerateObject().Select(f => f.Name));
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$", fields.GetProperty("timestamp").GetString()!);
            Assert.Matches(@"^\w+\.py:\d+$", fields.GetProperty("logger").GetString()!);
            if (error) Assert.StartsWith("Traceback (most recent call last):\n", fields.GetProperty("stacktrace").GetString(), StringComparison.Ordinal);
            Assert.StartsWith("{\"message\": \"", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Lines_InTheOrderOfTheFile_NeverGoBackInTime()
    {
        using var run = ProxyRun.Quiet(1);
        var times = run.Play(TimeSpan.FromMinutes(30)).LogLines().Select(l => JsonDocument.Parse(l).RootElement.GetProperty("timestamp").GetString()!).ToArray();

        Assert.Equal(times.Order(StringComparer.Ordinal), times);
    }
}
