using System.Globalization;
using OperatorConsole.Core.Requests.LogFiles;

namespace OperatorConsole.Tests.Integration.Requests;

/// <summary>A console that is killed while it indexes finds everything afterwards. KILLS=100 kills it a hundred times.</summary>
public sealed class KilledWhileIndexingTests : IDisposable
{
    private const int Lines = 1_500_000;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "3", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Console_KilledWhileIndexing_FindsEverythingAfterwards()
    {
        var log = Path.Combine(_folder.Path, "access.log");
        await using (var file = new StreamWriter(log))
            for (var i = 0; i < Lines; i++) await file.WriteLineAsync($$"""{"ts": 1778985270.62, "request_id": "{{Id(i)}}", "route": "/v1/chat/completions", "status": 200}""");
        var config = _folder.Write("console.yaml", $$"""
            prometheus: { url: "http://127.0.0.1:1" }
            gateways: [ { name: chat, profile: privaterouter, selector: '{job="chat"}' } ]
            logs: [ { gateway: chat, path: "{{log}}" } ]
            """);
        var storage = Path.Combine(_folder.Path, "data");
        Directory.CreateDirectory(storage);
        var random = new Random(5);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using (var console = ConsoleProcess.Start(storage, ["--config", config]))
            {
                await Eventually.TrueAsync("it has begun to index", () => Directory.Exists(Path.Combine(storage, "log-index")));
                // The moment is left to chance.
                await Task.Delay(random.Next(300));
                await console.KillAsync();
            }
            // Every other time it begins anew.
            if (kill % 2 == 1) Directory.Delete(Path.Combine(storage, "log-index"), recursive: true);
        }

        var library = new LogLibrary([("chat", new LogGlob(log))], Path.Combine(storage, "log-index"), 1 << 30, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var following = library.FollowAsync(stop.Token);
        await Eventually.TrueAsync("the log is indexed", () => library.Find(["nowhere"], 10, default).Read < 1 << 20);
        for (var i = 0; i < Lines; i += 1009) Assert.Single(library.Find([Id(i)], 10, default).Hits);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(storage, "log-index"), "*.tmp", SearchOption.AllDirectories));
    }

    private static string Id(int line) => string.Create(CultureInfo.InvariantCulture, $"{line * 2654435761L:x16}{line:x16}");
}
