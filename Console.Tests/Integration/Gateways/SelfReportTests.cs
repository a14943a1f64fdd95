using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.Gatewayz;
using OperatorConsole.Core.Gateways.Isartor;
using OperatorConsole.Core.Gateways.LiteLlm;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.SelfReports;
using OperatorConsole.Core.Settings;
using OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;
using OperatorConsole.Demo.Gateways.LiteLlm;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Gatewayz;
using OperatorConsole.Tests.Demo.Isartor;
using OperatorConsole.Tests.Demo.LiteLlm;

namespace OperatorConsole.Tests.Integration.Gateways;

/// <summary>The clients against gateways that answer as the real ones do: what is told is what they did.</summary>
public sealed class SelfReportTests : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Isartor_AfterAFlood_TellsWhatItDidWithoutCallingRejectedDeflected()
    {
        var run = new IsartorRun().Begin(Scenario.AuthFlood, GatewayNames.Edge, 10).Run(15);
        await using var server = await IsartorServer.StartAsync(run.Gateway);
        var report = await IsartorReport.ReadAsync(Client, Gateway("isartor", server.Address, IsartorServer.Key), null, run.Gateway.Now, CancellationToken.None);

        Assert.All(new[] { report.Health.Failure, report.Prompts.Failure, report.Agents.Failure, report.Providers.Failure, report.Overview.Failure, report.Usage.Failure, report.Breakdown.Failure }, Assert.Null);
        var stats = run.Gateway.Stats;
        var deflected = IsartorStats.Of(report.Prompts).Tiles.Single(t => t.Label == "Deflected").Reading;
        var rejected = stats.ByLayer["l0"];
        Assert.InRange(rejected, 100, long.MaxValue);
        Assert.Equal((double)(stats.Deflected - rejected) / (stats.Total - rejected), deflected.Value);
        Assert.Equal(stats.Agents.Values.Sum(a => a.Requests), report.Agents.Value!.Agents.Sum(a => a.Requests));
        Assert.All(report.Providers.Value!.Providers.Single().Keys, key => Assert.Matches("^….{4}$", key.Masked));
        Assert.Equal(ProcessChange.None, report.Processes!.Change);
    }

    [Fact]
    public async Task Isartor_RefusingTheKey_StillTellsWhatNeedsNone()
    {
        await using var server = await IsartorServer.StartAsync(new IsartorRun().Run(1).Gateway);
        var report = await IsartorReport.ReadAsync(Client, Gateway("isartor", server.Address, "wrong"), null, DateTimeOffset.UnixEpoch, CancellationToken.None);
        Assert.Null(report.Health.Failure);
        Assert.Equal("it refuses the credentials (401)", report.Prompts.Failure!.Problem);
    }

    [Fact]
    public async Task Gatewayz_DuringAnOutage_ShowsItsBreakerOpen()
    {
        var run = GatewayzRun.Calm(TimeSpan.FromHours(2));
        run.AdvanceToMinute(2);
        run.Play(Scenario.ProviderOutage, Providers.Cerebras, TimeSpan.FromMinutes(15));
        var isOpen = false;
        for (var i = 0; i < 60 && !isOpen; i++)
        {
            run.Advance(TimeSpan.FromSeconds(10));
            isOpen = (await GatewayzAsync(run)).Breakers.Value!.Breakers.Any(b => b is { Provider: Providers.Cerebras, State: BreakerState.Open });
        }
        Assert.True(isOpen);
        var report = await GatewayzAsync(run);
        var rows = GatewayzProviderRow.Of(report);
        Assert.Contains(rows.Take(2), r => r.Provider == Providers.Cerebras);
        Assert.All(rows, r => Assert.InRange(r.Score.Value ?? 0, 0, 1));
    }

    [Fact]
    public async Task Gatewayz_BetweenTwoChecks_SaysThatItsZerosMeanNothing()
    {
        var run = GatewayzRun.Calm(TimeSpan.FromHours(2));
        // Published at full and half hours, kept for six minutes.
        run.AdvanceToMinute(20);
        var health = GatewayzHealth.Of(await GatewayzAsync(run));
        Assert.StartsWith("The health cache is empty", health.Warning, StringComparison.Ordinal);
        Assert.All(health.Tiles, t => Assert.Equal(PanelState.NoSeries, t.Reading.State));
    }

    [Fact]
    public async Task Gatewayz_JustChecked_TellsHowOldItsDataIs()
    {
        var run = GatewayzRun.Calm(TimeSpan.FromHours(2));
        run.AdvanceToMinute(3);
        var report = await GatewayzAsync(run);
        var health = GatewayzHealth.Of(report);
        Assert.Null(health.Warning);
        Assert.InRange(run.Gateway.Now - health.DataAt!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(6));
        Assert.All(health.Tiles, t => Assert.NotEqual(PanelState.NoSeries, t.Reading.State));
    }

    [Fact]
    public async Task LiteLlm_Asked_TellsItsDeploymentsAndBudgets()
    {
        var proxy = new ServedProxy();
        await proxy.InitializeAsync();
        try
        {
            var report = await LiteLlmReport.ReadAsync(Client, Gateway("litellm", proxy.Client.BaseAddress!, ProxyConfig.ConsoleKey), null, DateTimeOffset.UnixEpoch, CancellationToken.None);
            Assert.All(new[] { report.Readiness.Failure, report.Backlog.Failure, report.Models.Failure, report.Budgets.Failure }, Assert.Null);
            Assert.Equal(proxy.Gateway.Config.Deployments.Length, report.Models.Value!.Deployments.Count);
            Assert.Equal(
                proxy.Gateway.Config.ProviderBudgets.OrderBy(b => b.Key).Select(b => Math.Round(b.Value.Spend, 6)),
                report.Budgets.Value!.Budgets.OrderBy(b => b.Provider).Select(b => Math.Round(b.SpendUsd!.Value, 6)));
            Assert.Equal("connected", report.Readiness.Value!.Database);
        }
        finally
        {
            await proxy.DisposeAsync();
        }
    }

    private DebugClient Client => new(_http);

    private async Task<GatewayzReport> GatewayzAsync(GatewayzRun run)
    {
        await using var server = await GatewayzServer.StartAsync(run);
        return await GatewayzReport.ReadAsync(Client, Gateway("gatewayz", server.Address, GatewayzAccess.OperatorKey), null, run.Gateway.Now, CancellationToken.None);
    }

    private Gateway Gateway(string profile, Uri address, string key) => OperatorConsole.Core.Gateways.Gateway.Create(
        new GatewaySettings { Name = "it", Profile = profile, DebugUrl = address, ApiKeyFile = _folder.Write("key", key) },
        ProfileCatalogue.Load().Find(profile).Value!, new PrometheusSettings());
}
