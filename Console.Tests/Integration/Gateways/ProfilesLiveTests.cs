using System.Net.Http.Json;
using System.Text.Json;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Gateways;

/// <summary>A running console follows its profiles, and offers what it finds.</summary>
public sealed class ProfilesLiveTests : IDisposable
{
    private const string Mine = """
        profile: mine
        title: Mine
        alive: { query: 'count(mine_requests_total{$selector})' }
        signals:
          traffic: { query: 'sum(rate(mine_requests_total{$selector}[$window]))', unit: requests/s }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    [Fact]
    public async Task Gateways_WhoseProfileBreaksWhileTheConsoleRuns_KeepTheirNumbersAndSayWhere()
    {
        await using var prometheus = await RealPrometheus.StartAsync();
        using var write = new RemoteWrite(prometheus.Address);
        var series = new ImaginedSeries(write, DateTimeOffset.UtcNow);
        await series.WriteCounterAsync("mine_requests_total", 2, ("job", "mine"));
        await series.WriteAsync(ProfileCatalogue.Load().Find("vllm").Value!.Metrics, ("job", "gpus"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "profiles"));
        var file = _folder.Write("profiles/mine.yaml", Mine);
        await using var console = ConsoleProcess.Start(_folder.Path, ["--config", _folder.Write("console.yaml", $$"""
            prometheus: { url: "{{prometheus.Address}}", scrapeInterval: 1s }
            profiles: { folder: "{{Path.GetDirectoryName(file)}}" }
            gateways: [{ name: a, profile: mine, selector: '{job="mine"}' }, { name: b, profile: isartor, selector: '{job="none"}' }]
            """)]);
        _http.BaseAddress = await console.ReadyAsync();

        var all = await _http.GetFromJsonAsync<JsonElement>("api/v1/gateways");
        Assert.Equal(2, Row(all, "a").GetProperty("signals").GetProperty("traffic").GetProperty("value").GetDouble(), tolerance: 0.01);
        Assert.Equal("{job=\"gpus\"}", Assert.Single(all.GetProperty("found").EnumerateArray()).GetProperty("selector").GetString());

        _folder.Write("profiles/mine.yaml", Mine.Replace("$window", "$windw", StringComparison.Ordinal));
        await Eventually.TrueAsync("the row says what is wrong", async () => Notes(Row(await _http.GetFromJsonAsync<JsonElement>("api/v1/gateways"), "a")).Length == 1);
        all = await _http.GetFromJsonAsync<JsonElement>("api/v1/gateways");
        Assert.StartsWith($"{file}:5:62: “$windw” is not known", Notes(Row(all, "a")).Single(), StringComparison.Ordinal);
        Assert.Equal(2, Row(all, "a").GetProperty("signals").GetProperty("traffic").GetProperty("value").GetDouble(), tolerance: 0.5);
        Assert.Empty(Notes(Row(all, "b")));

        // What Prometheus alone can see is said in the chart.
        _folder.Write("profiles/mine.yaml", Mine.Replace("[$window]", "", StringComparison.Ordinal));
        await Eventually.TrueAsync("the mistake is gone", async () => Notes(Row(await _http.GetFromJsonAsync<JsonElement>("api/v1/gateways"), "a")).Length == 0);
        var panel = await _http.GetFromJsonAsync<JsonElement>("api/v1/dashboards/gateway/panels/traffic?gateway=a");
        Assert.Equal("failed", panel.GetProperty("state").GetString());
        Assert.Contains("range vector", panel.GetProperty("failure").GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    private static JsonElement Row(JsonElement all, string name) => all.GetProperty("gateways").EnumerateArray().Single(g => g.GetProperty("name").GetString() == name);

    private static string[] Notes(JsonElement row) => [.. row.GetProperty("notes").EnumerateArray().Select(n => n.GetString()!)];
}
