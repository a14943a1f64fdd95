using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Panels.SelfReports;
using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.Reports;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Core.Requests.Reports;

/// <summary>What a request saved: told only where the gateway's own numbers tell it.</summary>
public sealed class SavingReaderTests : IDisposable
{
    private const string Overview = """{"total_requests":1000,"total_deflected":400,"total_tokens":1,"estimated_cost_usd":3,"estimated_saved_cost_usd":1.6,"uptime_secs":5}""";

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly ScriptedPrometheus _prometheus = new(query => ScriptedPrometheus.Vector($$"""{"metric":{},"value":[0,"{{ValueOf(query)}}"]}"""));

    public void Dispose()
    {
        _http.Dispose();
        _prometheus.Dispose();
    }

    [Theory]
    [InlineData("""{"final_layer":"l1b","status":200}""", 0.004)]
    [InlineData("""{"isartor.final_layer":"L1a_ExactCache"}""", 0.004)]
    [InlineData("""{"final_layer":"l2"}""", 0.004)]
    [InlineData("""{"final_layer":"l0","status":401}""", null)]
    [InlineData("""{"final_layer":"l3","status":200}""", null)]
    [InlineData("""{"final_layer":"l1a","status":500}""", null)]
    [InlineData("""{"status":200}""", null)]
    public async Task Read_OfADeflectedRequest_IsTheMeanOfItsGatewaysOwnEstimate(string line, double? usd)
    {
        await using var gateway = await Upstream.StartAsync(200, "application/json", Overview);
        var saving = await Reader("isartor", gateway.Address).ReadAsync("edge", LogLine.Of(line), default);
        Assert.Equal(usd, saving?.Usd);
        if (usd is not null) Assert.Contains("edge's own estimate", saving!.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WhereTooFewWereDeflected_IsNothing()
    {
        await using var gateway = await Upstream.StartAsync(200, "application/json", Overview.Replace("400", "19", StringComparison.Ordinal));
        Assert.Null(await Reader("isartor", gateway.Address).ReadAsync("edge", LogLine.Of("""{"final_layer":"l1a"}"""), default));
    }

    [Theory]
    [InlineData("""{"cache_hit":"True","spend":0,"endTime":"2026-11-21T10:00:00Z"}""", true)]
    [InlineData("""{"cache_hit":"False","spend":0}""", false)]
    [InlineData("""{"cache_hit":"True","spend":0.1}""", false)]
    [InlineData("""{"spend":0}""", false)]
    public async Task Read_OfACachesHit_IsWhatARequestCostThenThatNoCacheAnswered(string line, bool saves)
    {
        var saving = await Reader("litellm", null).ReadAsync("edge", LogLine.Of(line), default);
        Assert.Equal(saves, saving is not null);
        // $2 an hour; 360 requests an hour, of which 30 % from the cache.
        if (saves) Assert.Equal(2 / 252.0, saving!.Usd, 6);
    }

    private static string ValueOf(string query) =>
        query.Contains("spend", StringComparison.Ordinal) ? "2"
        : query.Contains("cache_misses", StringComparison.Ordinal) ? "100"
        : query.Contains("cache_hits", StringComparison.Ordinal) ? "30" : "0.1";

    private SavingReader Reader(string profile, Uri? debug)
    {
        var fleet = new GatewayFleet(new ConsoleSettings { Gateways = [new GatewaySettings { Name = "edge", Profile = profile, DebugUrl = debug }] }, ProfileCatalogue.Load());
        return new SavingReader(new SelfReportFeeds(new DebugClient(_http), fleet, TimeProvider.System, bug => throw bug), _prometheus.Cache, fleet, TimeProvider.System);
    }
}
