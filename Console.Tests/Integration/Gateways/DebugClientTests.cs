using Microsoft.AspNetCore.Http;
using OperatorConsole.Core;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.Gatewayz;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Integration.Gateways;

/// <summary>Whatever stands at a debug address, the answer is one clear sentence.</summary>
public sealed class DebugClientTests : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(500, "text/plain", "boom", FailureKind.UpstreamError, "it answers 500")]
    [InlineData(401, "application/json", "{}", FailureKind.AccessDenied, "it refuses the credentials (401)")]
    [InlineData(404, "application/json", """{"detail":"Not Found"}""", FailureKind.NotFound, "there is no such endpoint (404)")]
    [InlineData(302, "text/plain", "", FailureKind.NotUnderstood, "it redirects elsewhere (302)")]
    [InlineData(200, "text/html", "<html>Sign in</html>", FailureKind.NotUnderstood, "it answers with an HTML page")]
    [InlineData(200, "application/json", "{\"circuit_breakers\":{\"a\":", FailureKind.Truncated, "the answer ends in the middle")]
    [InlineData(200, "application/json", "", FailureKind.NotUnderstood, "the answer is empty")]
    [InlineData(200, "application/json", "nonsense", FailureKind.NotUnderstood, "the answer is not JSON")]
    [InlineData(200, "application/json", """{"other":1}""", FailureKind.NotUnderstood, "the answer has another shape than this interface")]
    [InlineData(200, "application/json", "[1,2]", FailureKind.NotUnderstood, "the answer has another shape than this interface")]
    [InlineData(200, "application/json", """{"status":"error","error":"Redis connection failed"}""", FailureKind.UpstreamError, "it answers 200, and says in it: Redis connection failed")]
    [InlineData(200, "application/json", """{"success":false,"data":{}}""", FailureKind.UpstreamError, "it answers 200, and says in it: it failed")]
    [InlineData(200, "application/json", """{"error":{"message":"no database"}}""", FailureKind.UpstreamError, "it answers 200, and says in it: no database")]
    public async Task Client_OfAWrongAnswer_SaysWhatIsWrong(int status, string mediaType, string body, FailureKind kind, string problem)
    {
        await using var gateway = await Upstream.StartAsync(status, mediaType, body);
        var failure = (await AskAsync(gateway.Address)).Failure!;
        Assert.Equal((kind, problem), (failure.Kind, failure.Problem));
        Assert.Equal($"Gatewayz at {gateway.Address}circuit-breakers", failure.Where);
        Assert.NotEmpty(failure.Remedy);
    }

    [Fact]
    public async Task Client_OfTenMegabytes_StopsReading()
    {
        await using var gateway = await Upstream.StartAsync(200, "application/json", $"\"{new string('x', 10_000_000)}\"");
        var failure = (await AskAsync(gateway.Address)).Failure!;
        Assert.Equal((FailureKind.TooLarge, "the answer is larger than 1 MiB"), (failure.Kind, failure.Problem));
    }

    [Fact]
    public async Task Client_OfAGatewayThatHangs_GivesUpAfterFiveSeconds()
    {
        await using var gateway = await Upstream.StartHangingAsync();
        var failure = (await AskAsync(gateway.Address)).Failure!;
        Assert.Equal((FailureKind.Timeout, "no answer within 5 s"), (failure.Kind, failure.Problem));
    }

    [Fact]
    public async Task Client_OfAnAnswerThatBreaksOff_SaysSo()
    {
        await using var gateway = new CuttingUpstream("{\"circuit_breakers\":");
        Assert.Equal(FailureKind.Truncated, (await AskAsync(gateway.Address)).Failure!.Kind);
    }

    [Fact]
    public async Task Client_RefusedWithoutAKey_NamesTheSettingThatIsMissing()
    {
        await using var gateway = await Upstream.StartAsync(401, "application/json", "{}");
        Assert.Equal("Set apiKeyFile of it in the settings to a file with a key that may read.", (await AskAsync(gateway.Address)).Failure!.Remedy);
    }

    [Fact]
    public async Task Client_RefusedWithAKey_SaysNothingOfTheKey()
    {
        await using var gateway = await Upstream.StartAsync(403, "application/json", "{}");
        var failure = (await AskAsync(gateway.Address, _folder.Write("key", "s3cr3t"))).Failure!;
        Assert.Equal("Check the key in the file that apiKeyFile of it names.", failure.Remedy);
        Assert.DoesNotContain("s3cr3t", $"{failure} {failure.Remedy}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_RedirectedElsewhere_DoesNotTakeTheKeyThere()
    {
        var asked = 0;
        await using var elsewhere = await Upstream.StartAsync(context =>
        {
            asked++;
            return context.Response.WriteAsync("{}");
        });
        await using var gateway = await Upstream.StartAsync(context =>
        {
            context.Response.Redirect($"{elsewhere.Address}stolen");
            return Task.CompletedTask;
        });
        Assert.False((await AskAsync(gateway.Address, _folder.Write("key", "s3cr3t"))).Succeeded);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task Client_OfAGatewayWithoutAnAddress_SaysWhichSettingIsMissing() =>
        Assert.Equal("Set debugUrl of this gateway in the settings.", (await AskAsync(null)).Failure!.Remedy);

    [Fact]
    public async Task Client_AskedAgainAfterAFailure_KeepsWhatWasSaidBefore()
    {
        var first = DateTimeOffset.UnixEpoch;
        var isBroken = false;
        await using var gateway = await Upstream.StartAsync(context => context.Response.WriteAsync(
            isBroken ? "<html>" : """{"circuit_breakers":{"cerebras":{"state":"open"}}}"""));
        var client = new DebugClient(_http);
        var seen = await client.SeeAsync(Gateway(gateway.Address, null), DebugEndpoint.GatewayzBreakers, GatewayzBreakers.Read, null, first, CancellationToken.None);
        isBroken = true;
        seen = await client.SeeAsync(Gateway(gateway.Address, null), DebugEndpoint.GatewayzBreakers, GatewayzBreakers.Read, seen, first.AddMinutes(1), CancellationToken.None);
        Assert.Equal((BreakerState.Open, first, "it answers with an HTML page"), (Assert.Single(seen.Value!.Breakers).State, seen.At, seen.Failure?.Problem));
    }

    private Task<Result<GatewayzBreakers>> AskAsync(Uri? address, string? keyFile = null) =>
        new DebugClient(_http).GetAsync(Gateway(address, keyFile), DebugEndpoint.GatewayzBreakers, GatewayzBreakers.Read, CancellationToken.None);

    private static Gateway Gateway(Uri? address, string? keyFile) => OperatorConsole.Core.Gateways.Gateway.Create(
        new GatewaySettings { Name = "it", Profile = "gatewayz", DebugUrl = address, ApiKeyFile = keyFile },
        ProfileCatalogue.Load().Find("gatewayz").Value!, new PrometheusSettings());
}
