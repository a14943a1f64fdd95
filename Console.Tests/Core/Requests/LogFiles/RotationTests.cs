using System.Globalization;
using System.IO.Compression;
using System.Text;
using OperatorConsole.Core.Requests.LogFiles;

namespace OperatorConsole.Tests.Core.Requests.LogFiles;

/// <summary>A writer at 50,000 lines a second whose log is rotated in every way while it is indexed and searched. ROTATION_SECONDS=600 makes it ten minutes.</summary>
public sealed class RotationTests : IDisposable
{
    private const int LinesPerBatch = 500;
    private const int LinesPerSecond = 50_000;
    private const int BatchesPerRotation = 150;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("ROTATION_SECONDS") ?? "6", CultureInfo.InvariantCulture));

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _there = [];
    private readonly List<string> _kept = [];
    private int _lines;
    private int _rotations;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Find_WhileALiveLogIsRotated_FindsEveryLineOnce()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "logs"));
        var library = new LogLibrary([("edge", new LogGlob(Log + "*"))], Path.Combine(_folder.Path, "index"), 1L << 30, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var following = library.FollowAsync(stop.Token);
        using var written = new CancellationTokenSource();
        var searching = Task.Run(() => Search(library, written.Token));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var batch = 0; clock.Elapsed < Length || _rotations < 5; batch++)
        {
            Write();
            if (batch % BatchesPerRotation == BatchesPerRotation - 1) Rotate();
            var ahead = TimeSpan.FromSeconds((double)_lines / LinesPerSecond) - clock.Elapsed;
            if (ahead > TimeSpan.Zero) await Task.Delay(ahead);
        }
        await written.CancelAsync();
        await searching;
        Assert.True(_rotations >= 4, $"only {_rotations} rotations");
        var every = Math.Max(397, _there.Count / 2000);
        for (var i = 0; i < _there.Count; i += every) FoundOnce(library, _there[i]);
        await Eventually.TrueAsync("all but the end is indexed", () => library.Find(["nowhere"], 10, default).Read < 1 << 20);
        for (var i = 11; i < _there.Count; i += every) FoundOnce(library, _there[i]);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    private string Log => Path.Combine(_folder.Path, "logs", "access.log");

    /// <summary>Looks for lines that stay, while their files are renamed, copied, cut and compressed.</summary>
    private void Search(LogLibrary library, CancellationToken ended)
    {
        var random = new Random(3);
        while (!ended.IsCancellationRequested)
        {
            string? id;
            lock (_kept) id = _kept.Count > 0 ? _kept[^(1 + random.Next(Math.Min(_kept.Count, 100_000)))] : null;
            if (id is not null) FoundOnce(library, id);
            else Thread.Yield();
        }
    }

    private static void FoundOnce(LogLibrary library, string id)
    {
        var search = library.Find([id], 10, default);
        Assert.True(search.Hits.Count == 1, $"{id} was found {search.Hits.Count} times: {string.Join(" ", search.Hits.Select(h => $"{Path.GetFileName(h.Path)}:{h.Hit.Offset}"))} {string.Join(" ", search.Notes)}");
    }

    private void Write()
    {
        var text = new StringBuilder();
        for (var i = 0; i < LinesPerBatch; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"id-{_lines++:x8}");
            text.Append("{\"ts\": 1778985270.62, \"request_id\": \"").Append(id).Append("\", \"route\": \"/v1/chat/completions\", \"status\": 200, \"latency_ms\": 8123.41}\n");
            _there.Add(id);
        }
        File.AppendAllText(Log, text.ToString());
    }

    private void Rotate()
    {
        if (_rotations % 4 != 3)
            lock (_kept) _kept.AddRange(_there[_kept.Count..]);
        switch (_rotations++ % 4)
        {
            case 0:
                File.Move(Log, $"{Log}.{_rotations}");
                break;
            case 1:
                File.Copy(Log, $"{Log}.{_rotations}");
                using (var log = new FileStream(Log, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) log.SetLength(0);
                break;
            case 2:
                File.Move(Log, $"{Log}.{_rotations}");
                Compress($"{Log}.{_rotations}");
                break;
            default:
                // What was in it is gone, and must not be found any more.
                var gone = File.ReadLines(Log).Count();
                File.Delete(Log);
                _there.RemoveRange(_there.Count - gone, gone);
                Assert.Equal(_kept.Count, _there.Count);
                Write();
                break;
        }
    }

    private static void Compress(string path)
    {
        using (var source = File.OpenRead(path))
        using (var target = new GZipStream(File.Create(path + ".tmp"), CompressionLevel.Fastest)) source.CopyTo(target);
        File.Move(path + ".tmp", path + ".gz");
        File.Delete(path);
    }
}
