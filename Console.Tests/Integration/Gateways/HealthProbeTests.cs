using Microsoft.AspNetCore.Http;
using OperatorConsole.Core;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Integration.Gateways;

/// <summary>A gateway's own endpoint may do anything; the probe always comes back with words.</summary>
public sealed class HealthProbeTests : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Probe_OfAHealthyGateway_FindsNoTrouble()
    {
        await using var gateway = await Upstream.StartAsync(200, "application/json", """{"status":"healthy","database":"connected"}""");
        Assert.Empty((await AskAsync(gateway.Address)).Value!.Trouble);
    }

    [Fact]
    public async Task Probe_OfA200ThatHidesAFailure_FindsItInTheBody()
    {
        await using var gateway = await Upstream.StartAsync(200, "application/json", """{"status":"healthy","database":"unavailable","mode":"degraded"}""");
        Assert.Equal(["mode: degraded", "database: unavailable"], (await AskAsync(gateway.Address)).Value!.Trouble);
    }

    [Theory]
    [InlineData(500, "text/plain", "boom", FailureKind.UpstreamError, "it answers 500")]
    [InlineData(401, "application/json", "{}", FailureKind.AccessDenied, "it refuses the credentials (401)")]
    [InlineData(200, "text/html", "<html>", FailureKind.NotUnderstood, "it answers with an HTML page")]
    [InlineData(200, "application/json", "{\"status\":", FailureKind.NotUnderstood, "the answer is not JSON")]
    public async Task Probe_OfAWrongAnswer_SaysWhatIsWrong(int status, string mediaType, string body, FailureKind kind, string problem)
    {
        await using var gateway = await Upstream.StartAsync(status, mediaType, body);
        var failure = (await AskAsync(gateway.Address)).Failure!;
        Assert.Equal((kind, problem), (failure.Kind, failure.Problem));
        Assert.Equal($"Gatewayz at {gateway.Address}health", failure.Where);
    }

    [Fact]
    public async Task Probe_OfAGatewayThatHangsUp_SaysSo()
    {
        await using var gateway = await Upstream.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        var failure = (await AskAsync(gateway.Address)).Failure!;
        Assert.Equal((FailureKind.Unreachable, "the connection was cut before an answer"), (failure.Kind, failure.Problem));
    }

    [Fact]
    public async Task Probe_OfTenMegabytes_StopsReading()
    {
        await using var gateway = await Upstream.StartAsync(200, "application/json", new string('x', 10_000_000));
        Assert.Equal(FailureKind.TooLarge, (await AskAsync(gateway.Address)).Failure!.Kind);
    }

    [Fact]
    public async Task Probe_OfAGatewayThatHangs_GivesUpAfterThreeSeconds()
    {
        await using var gateway = await Upstream.StartHangingAsync();
        var failure = (await AskAsync(gateway.Address)).Failure!;
        Assert.Equal((FailureKind.Timeout, "no answer within 3 s"), (failure.Kind, failure.Problem));
    }

    [Theory]
    [InlineData("isartor", "X-API-Key", "k3y")]
    [InlineData("gatewayz", "Authorization", "Bearer k3y")]
    public async Task Probe_WithAKeyFile_SendsTheKeyInTheHeaderOfTheProfile(string profile, string header, string value)
    {
        string? seen = null;
        await using var gateway = await Upstream.StartAsync(context =>
        {
            seen = context.Request.Headers[header];
            return context.Response.WriteAsync("{}");
        });
        await AskAsync(gateway.Address, profile, _folder.Write("key", "k3y\n"));
        Assert.Equal(value, seen);
    }

    [Fact]
    public async Task Probe_OfAGatewayWithoutAnAddress_IsNotMade() => Assert.Null(await new HealthProbe(_http).AskAsync(Gateway("gatewayz", null, null), CancellationToken.None));

    private async Task<Result<Health>> AskAsync(Uri address, string profile = "gatewayz", string? keyFile = null) =>
        (await new HealthProbe(_http).AskAsync(Gateway(profile, address, keyFile), CancellationToken.None))!;

    private static Gateway Gateway(string profile, Uri? address, string? keyFile) => OperatorConsole.Core.Gateways.Gateway.Create(
        new GatewaySettings { Name = "it", Profile = profile, DebugUrl = address, ApiKeyFile = keyFile },
        ProfileCatalogue.Load().Find(profile).Value!, new PrometheusSettings());
}
