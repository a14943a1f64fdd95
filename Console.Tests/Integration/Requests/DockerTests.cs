using System.Buffers.Binary;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OperatorConsole.Core;
using OperatorConsole.Core.Requests.Docker;
using OperatorConsole.Core.Requests.LogFiles;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Integration.Requests;

/// <summary>A Docker Engine on a socket, as the console reads it: frames, parts, interleaved streams, reconnects.</summary>
public sealed class DockerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Follow_OfAContainer_KeepsEveryLineOnceAlsoAfterAReconnect()
    {
        var long1 = new string('p', 16 << 10);
        await using var docker = await StartAsync(async (context, since) =>
        {
            context.Response.ContentType = "application/vnd.docker.multiplexed-stream";
            // What was printed before is sent from the moment asked for on, which is sent once more.
            if (since is null)
            {
                await WriteAsync(context, 1, "2026-05-17T02:34:30.000000000Z {\"request_id\":\"first\"}\n");
                await WriteAsync(context, 1, $"2026-05-17T02:34:31.000000000Z {{\"prompt\":\"{long1}");
                await WriteAsync(context, 2, "2026-05-17T02:34:31.000000001Z INFO: between\n");
                await WriteAsync(context, 1, "2026-05-17T02:34:31.000000002Z \",\"request_id\":\"parted\"}\n");
            }
            await WriteAsync(context, 1, "2026-05-17T02:34:32.000000000Z {\"request_id\":\"last\"}\n");
            await WriteAsync(context, 1, "2026-05-17T02:34:32.000000000Z {\"request_id\":\"same moment\"}\n");
            if (since is not null) await WriteAsync(context, 1, "2026-05-17T02:34:33.000000000Z {\"request_id\":\"after\"}\n");
        });
        using var stop = new CancellationTokenSource();
        var settings = new ContainerLogSettings { Gateway = "chat", Docker = Socket, Container = "api" };
        using var engine = new DockerEngine(Socket);
        var following = new DockerFollower(engine, settings, Spools, TimeProvider.System).FollowAsync(stop.Token);
        var library = new LogLibrary([("chat", new LogGlob(DockerFollower.PatternOf(Spools, settings)))], Path.Combine(_folder.Path, "index"), 1 << 20, TimeProvider.System);
        await Eventually.TrueAsync("the container is followed a second time", () => library.Find(["after"], 10, default).Hits.Count == 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);

        foreach (var id in new[] { "first", "parted", "last", "same moment", "after" }) Assert.Single(library.Find([id], 10, default).Hits);
        Assert.Equal($"{{\"prompt\":\"{long1}\",\"request_id\":\"parted\"}}", Encoding.UTF8.GetString(library.Find(["parted"], 10, default).Hits[0].Hit.Record.Text.Span));
    }

    [Fact]
    public async Task Follow_OfATerminal_ReadsItsLines()
    {
        await using var docker = await StartAsync(async (context, _) =>
        {
            context.Response.ContentType = "application/vnd.docker.raw-stream";
            await context.Response.WriteAsync("2026-05-17T02:34:30.000000000Z one\r\n2026-05-17T02:34:31.000000000Z two\r\n");
        });
        using var engine = new DockerEngine(Socket);
        List<string> lines = [];
        Assert.Null(await engine.FollowAsync("c1", null, r => lines.Add(Encoding.UTF8.GetString(r.Text.Span)), default));
        Assert.Equal(["one", "two"], lines);
    }

    [Fact]
    public async Task Follow_ThatTheDaemonEnds_SaysWhatItSaid()
    {
        await using var docker = await StartAsync(async (context, _) => await WriteAsync(context, 3, "error from daemon in stream: no such file\n"));
        using var engine = new DockerEngine(Socket);
        var failure = await engine.FollowAsync("c1", null, _ => { }, default);
        Assert.Contains("no such file", failure!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Containers_WithoutADocker_IsAFailureWithARemedy()
    {
        using var engine = new DockerEngine(Socket);
        var failure = (await engine.ContainersAsync(default)).Failure;
        Assert.Equal(FailureKind.Unreachable, failure!.Kind);
        Assert.Contains("socket", failure.Remedy, StringComparison.Ordinal);
    }

    private string Socket => Path.Combine(_folder.Path, "docker.sock");

    private string Spools => Path.Combine(_folder.Path, "spools");

    private async Task<WebApplication> StartAsync(Func<HttpContext, string?, Task> logs)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.ListenUnixSocket(Socket));
        var app = builder.Build();
        app.MapGet("/v1.44/containers/json", () => Results.Content("""[{"Id":"c0ffee0123456789","Names":["/app-api-1"],"Labels":{"com.docker.compose.service":"api"}},{"Id":"0123456789","Names":["/other"],"Labels":{}}]""", "application/json"));
        app.MapGet("/v1.44/containers/{id}/logs", (HttpContext context) => logs(context, context.Request.Query["since"]));
        await app.StartAsync();
        return app;
    }

    private static async Task WriteAsync(HttpContext context, byte stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var frame = new byte[8 + bytes.Length];
        frame[0] = stream;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), (uint)bytes.Length);
        bytes.CopyTo(frame, 8);
        await context.Response.Body.WriteAsync(frame);
    }
}
