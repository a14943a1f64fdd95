using System.Globalization;
using System.Net;
using System.Text.Json;
using OperatorConsole.Demo.Gateways.LiteLlm;

namespace OperatorConsole.Tests.Demo.LiteLlm;

public sealed class LiteLlmSpendEndpointTests(ServedProxy proxy) : IClassFixture<ServedProxy>
{
    private const string Row = """
        {"request_id":"chatcmpl-AbC123","call_type":"acompletion","api_key":"88dc","spend":0.000412,"total_tokens":1215,"prompt_tokens":812,"completion_tokens":403,"startTime":"2026-04-28T10:29:58.101000+00:00","endTime":"2026-04-28T10:29:59.944000+00:00","request_duration_ms":1843,"completionStartTime":"2026-04-28T10:29:58.602000+00:00","model":"gpt-4o-mini","model_id":"e3f1b0c2a9","model_group":"gpt-4o-mini","custom_llm_provider":"openai","api_base":"https://api.openai.com/v1/","user":"default_user_id","metadata":null,"cache_hit":"False","cache_key":"Cache OFF","request_tags":[],"team_id":"t-7f3a","organization_id":null,"end_user":"","requester_ip_address":"10.0.3.7","messages":{},"response":{},"session_id":null,"status":"success","mcp_namespaced_tool_name":null,"agent_id":null,"proxy_server_request":"{}"}
        """;

    private string Today => Day(0);

    private string Tomorrow => Day(1);

    [Fact]
    public async Task SpendLogs_ByRequestId_IsTheRowOrAListOfNull()
    {
        var expected = proxy.Gateway.Books.Rows.NewestFirst().First(r => r.Spend > 0);
        var found = await proxy.Get($"/spend/logs?request_id={expected.RequestId}");

        Shape.Same($"[{Row}]", found);
        Assert.Equal(expected.Spend, found[0].GetProperty("spend").GetDouble());
        Shape.Same("""{"user_api_key_alias":"prod-web","user_api_key_team_id":"t-7f3a","status":"success","additional_usage_values":{}}""", found[0].GetProperty("metadata"));
        Assert.Equal("[null]", (await proxy.Get("/spend/logs?request_id=chatcmpl-unknown")).GetRawText());
    }

    [Fact]
    public async Task SpendLogs_OfAFailure_IsFoundByCallIdAndSaysWhy()
    {
        var failed = proxy.Gateway.Books.Rows.NewestFirst().First(r => r.Failure is not null);
        var row = (await proxy.Get($"/spend/logs?request_id={failed.RequestId}"))[0];

        Assert.Equal("failure", row.GetProperty("status").GetString());
        Assert.Equal(failed.Failure!.Class, row.GetProperty("metadata").GetProperty("error_information").GetProperty("error_class").GetString());
    }

    [Fact]
    public async Task SpendLogs_ByDates_AreSummedUpPerDayWithoutTheLast()
    {
        var summary = await proxy.Get($"/spend/logs?start_date={Today}&end_date={Tomorrow}");

        Assert.Equal(2, summary.GetArrayLength());
        var day = summary[0];
        Assert.Equal(Today, day.GetProperty("startTime").GetString());
        Assert.Equal(proxy.Gateway.Books.Ledger.LastMonth(proxy.Gateway.Now).Sum(c => c.Spend), day.GetProperty("spend").GetDouble(), precision: 9);
        Assert.Equal(day.GetProperty("spend").GetDouble(), day.GetProperty("users").EnumerateObject().Sum(u => u.Value.GetDouble()), precision: 9);
        Assert.Equal(day.GetProperty("spend").GetDouble(), day.GetProperty("models").EnumerateObject().Sum(u => u.Value.GetDouble()), precision: 9);
        foreach (var key in proxy.Gateway.Config.Keys) Assert.Equal(JsonValueKind.Number, day.GetProperty(key.Hash).ValueKind);
        Assert.Equal($$$"""{"startTime":"{{{Tomorrow}}}","spend":0,"users":{},"models":{}}""", summary[1].GetRawText());
        Assert.Equal("[]", (await proxy.Get($"/spend/logs?start_date={Today}&end_date={Today}")).GetRawText());
    }

    [Fact]
    public async Task SpendLogs_NotSummarised_AreTheRows()
    {
        var rows = await proxy.Get($"/spend/logs?start_date={Today}&end_date={Tomorrow}&summarize=false");

        Shape.Same($"[{Row}]", rows);
        Assert.Equal(SpendLogs.Capacity, rows.GetArrayLength());
    }

    [Fact]
    public async Task SpendLogs_WithABadDate_IsLiteLlms500() => Assert.Equal(
        """{"error":{"message":"/spend/logs Errortime data 'soon' does not match format '%Y-%m-%d'","type":"internal_error","param":"None","code":"500"}}""",
        (await proxy.Get($"/spend/logs?start_date=soon&end_date={Today}", HttpStatusCode.InternalServerError)).GetRawText());

    [Fact]
    public async Task SpendLogsUi_PagedAndFiltered_CountsAllRows()
    {
        var all = $"/spend/logs/ui?start_date={Today}%2000:00:00&end_date={Tomorrow}%2000:00:00";
        var first = await proxy.Get(all + "&page=1&page_size=30");
        var second = await proxy.Get(all + "&page=2&page_size=30");
        var failures = await proxy.Get(all + "&status_filter=failure&page_size=100");

        Shape.Same($$"""{"data":[{{Row}}],"total":1840,"page":1,"page_size":50,"total_pages":37}""", first);
        Assert.Equal(30, first.GetProperty("data").GetArrayLength());
        Assert.Equal((first.GetProperty("total").GetInt32() + 29) / 30, first.GetProperty("total_pages").GetInt32());
        Assert.Empty(Ids(first).Intersect(Ids(second)));
        Assert.Equal(proxy.Gateway.Books.Rows.NewestFirst().Count(r => r.Failure is not null), failures.GetProperty("total").GetInt32());

        static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("data").EnumerateArray().Select(r => r.GetProperty("request_id").GetString());
    }

    [Fact]
    public async Task SpendLogsUi_WithoutDates_IsRefused() => Assert.Equal(
        """{"error":{"message":"Start date and end date are required","type":"bad_request","param":"None","code":"400"}}""",
        (await proxy.Get("/spend/logs/ui", HttpStatusCode.BadRequest)).GetRawText());

    [Fact]
    public async Task SpendLogsUi_WithTooLongPages_IsPydantics422() => await proxy.Get("/spend/logs/ui?page_size=101", HttpStatusCode.UnprocessableEntity);

    [Fact]
    public async Task GlobalSpend_InAllItsForms_AddsUpToTheSame()
    {
        var total = await proxy.Get("/global/spend");
        Shape.Same("""{"spend":51.213,"max_budget":100.0}""", total);
        var days = await proxy.Get("/global/spend/logs");
        Shape.Same("""[{"date":"2026-04-27","spend":3.9411}]""", days);
        var models = await proxy.Get("/global/spend/models");
        Shape.Same("""[{"model":"gpt-4o-mini","total_spend":4.1127}]""", models);
        var providers = await proxy.Get($"/global/spend/provider?start_date={Today}&end_date={Tomorrow}");
        Shape.Same("""[{"provider":"openai","spend":4.1127}]""", providers);

        var spend = total.GetProperty("spend").GetDouble();
        Assert.True(spend > 0);
        Assert.Equal(spend, days.EnumerateArray().Sum(d => d.GetProperty("spend").GetDouble()), precision: 9);
        Assert.Equal(spend, models.EnumerateArray().Sum(d => d.GetProperty("total_spend").GetDouble()), precision: 9);
        Assert.Equal(spend, providers.EnumerateArray().Sum(d => d.GetProperty("spend").GetDouble()), precision: 9);
    }

    [Fact]
    public async Task GlobalSpendReport_WithoutALicence_IsRefused()
    {
        var refusal = await proxy.Get($"/global/spend/report?start_date={Today}&end_date={Tomorrow}&group_by=team", HttpStatusCode.BadRequest);

        Assert.StartsWith("/spend/report endpoint You must be a LiteLLM Enterprise user", refusal.GetProperty("detail").GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GlobalActivity_WithDates_CountsEveryRow()
    {
        var activity = await proxy.Get($"/global/activity?start_date={Today}&end_date={Today}");

        Shape.Same("""{"daily_data":[{"date":"Jan 22","api_requests":10,"total_tokens":2000}],"sum_api_requests":30,"sum_total_tokens":2200}""", activity);
        Assert.Equal(proxy.Gateway.Books.Ledger.LastMonth(proxy.Gateway.Now).Sum(c => c.Requests), activity.GetProperty("sum_api_requests").GetInt64());
        Assert.Matches("^[A-Z][a-z]{2} [0-9]{2}$", activity.GetProperty("daily_data")[0].GetProperty("date").GetString()!);
    }

    [Theory]
    [InlineData("/global/activity")]
    [InlineData("/global/spend/provider")]
    [InlineData("/global/spend/report")]
    public async Task GlobalView_WithoutDates_Is400(string path) =>
        Assert.Equal("""{"detail":{"error":"Please provide start_date and end_date"}}""", (await proxy.Get(path, HttpStatusCode.BadRequest)).GetRawText());

    [Fact]
    public async Task ProviderBudgets_Always_AgreeWithTheGauge()
    {
        var budgets = (await proxy.Get("/provider/budgets")).GetProperty("providers");

        Shape.Same("""{"openai":{"budget_limit":100.0,"time_period":"1d","spend":12.6,"budget_reset_at":"2026-04-29T00:00:00"},"anthropic":null,"gemini":null}""", budgets);
        foreach (var provider in budgets.EnumerateObject())
        {
            var left = provider.Value.GetProperty("budget_limit").GetDouble() - provider.Value.GetProperty("spend").GetDouble();
            Assert.Equal(left, proxy.Exposed().Sum("litellm_provider_remaining_budget_metric", ("api_provider", provider.Name)), precision: 9);
        }
    }

    private string Day(int offset) => proxy.Gateway.Now.AddDays(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
