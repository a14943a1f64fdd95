using Microsoft.AspNetCore.Http;
using OperatorConsole.Core;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Integration.Prometheus;

/// <summary>Every way in which a server can fail becomes a value with the reason; nothing is thrown.</summary>
public sealed class PrometheusFailureTests : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Query_WhenNothingListens_SaysTheConnectionIsRefused() =>
        await FailsAsync(new Uri("http://127.0.0.1:1"), FailureKind.Unreachable, "the connection is refused");

    [Fact]
    public async Task Query_WhenTheServerHangs_GivesUpInTime()
    {
        await using var server = await Upstream.StartHangingAsync();
        await FailsAsync(server.Address, FailureKind.Timeout, "no answer within 2.1 s");
    }

    [Fact]
    public async Task Query_WhenHtmlComes_SaysSo()
    {
        await using var server = await Upstream.StartAsync(200, "text/html", "<!doctype html><title>Sign in</title>");
        await FailsAsync(server.Address, FailureKind.NotUnderstood, "it answers with an HTML page");
    }

    [Fact]
    public async Task Query_While503InPlainText_SaysItIsStarting()
    {
        await using var server = await Upstream.StartAsync(503, "text/plain", "Service Unavailable");
        await FailsAsync(server.Address, FailureKind.Starting, "it answers 503: it is starting or stopping");
    }

    [Fact]
    public async Task Query_WhenTheConnectionIsCutInTheMiddle_SaysItBrokeOff()
    {
        await using var server = new CuttingUpstream("""{"status":"success","data":{"resultType":"vector","result":[""");
        var failure = await AskAsync(server.Address);
        Assert.Equal(FailureKind.Truncated, failure.Kind);
    }

    [Fact]
    public async Task Query_WhenTheBodyEndsInTheMiddle_SaysItIsTruncated()
    {
        await using var server = await Upstream.StartAsync(200, "application/json", """{"status":"success","data":{"resultType":"vector","result":[""");
        await FailsAsync(server.Address, FailureKind.Truncated, "the answer ends in the middle");
    }

    [Fact]
    public async Task Query_WhenTheAnswerIsTooLarge_StopsReading()
    {
        await using var server = await Upstream.StartAsync(200, "application/json", "{\"status\":\"" + new string('x', 200_000) + "\"}");
        await FailsAsync(server.Address, FailureKind.TooLarge, "the answer is larger than 0.06 MiB");
    }

    [Fact]
    public async Task Query_WhenAnEndlessAnswerNamesNoLength_StopsReadingToo()
    {
        await using var server = await Upstream.StartAsync(async context =>
        {
            var chunk = new byte[4096];
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        });
        await FailsAsync(server.Address, FailureKind.TooLarge, "the answer is larger than 0.06 MiB");
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Query_WhenCredentialsAreRefused_NamesTheStatusAndNoSecret(int status)
    {
        var token = _folder.Write("token", "very-secret\n");
        await using var server = await Upstream.StartAsync(status, "text/plain", "no");
        var failure = await AskAsync(server.Address, new PrometheusSettings { BearerTokenFile = token });
        Assert.Equal((FailureKind.AccessDenied, $"it refuses the credentials ({status})"), (failure.Kind, failure.Problem));
        Assert.DoesNotContain("very-secret", failure.ToString() + failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_WithATokenFile_SendsItWithoutItsNewline()
    {
        string? seen = null;
        await using var server = await Upstream.StartAsync(context =>
        {
            seen = context.Request.Headers.Authorization;
            return context.Response.WriteAsync("""{"status":"success","data":{"resultType":"vector","result":[]}}""");
        });
        var answer = await Client(server.Address, new PrometheusSettings { BearerTokenFile = _folder.Write("token", "abc\n") }).QueryAsync("up");
        Assert.True(answer.Succeeded);
        Assert.Equal("Bearer abc", seen);
    }

    [Fact]
    public async Task Query_WhenTheTokenFileIsGone_NamesTheFile()
    {
        var failure = await AskAsync(new Uri("http://127.0.0.1:1"), new PrometheusSettings { BearerTokenFile = Path.Combine(_folder.Path, "gone") });
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains("gone cannot be read", failure.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OfAServerUnderAPathPrefix_KeepsThePrefix()
    {
        string? path = null;
        await using var server = await Upstream.StartAsync(context =>
        {
            path = context.Request.Path;
            return context.Response.WriteAsync("""{"status":"success","data":{"resultType":"vector","result":[]}}""");
        });
        await Client(new Uri(server.Address, "/team/prom"), new PrometheusSettings()).QueryAsync("up");
        Assert.Equal("/team/prom/api/v1/query", path);
    }

    [Fact]
    public async Task Query_WhenTheCallerGivesUp_IsCancelledAndNotAFailure()
    {
        await using var server = await Upstream.StartHangingAsync();
        using var cancel = new CancellationTokenSource();
        var asking = Client(server.Address, new PrometheusSettings()).QueryAsync("up", cancellation: cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private async Task FailsAsync(Uri address, FailureKind kind, string problem)
    {
        var failure = await AskAsync(address);
        Assert.Equal((kind, problem), (failure.Kind, failure.Problem));
        Assert.NotEmpty(failure.Remedy);
    }

    private async Task<Failure> AskAsync(Uri address, PrometheusSettings? settings = null) =>
        (await Client(address, settings ?? new PrometheusSettings()).QueryAsync("up")).Failure ?? throw new InvalidOperationException("It succeeded.");

    private PrometheusClient Client(Uri address, PrometheusSettings settings) =>
        new(_http, new ExternalPrometheus(address), settings with { QueryTimeout = TimeSpan.FromSeconds(0.1), MaxAnswerBytes = 65_536 });
}
