using System.Diagnostics;
using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.History;

/// <summary>Plays the past through the gateways and turns it into Prometheus' own blocks, two hours at a time.</summary>
/// <remarks>
/// promtool reads its whole input once per block it makes, so every two-hour block gets a file of its own. Two promtool
/// processes run while the next block is simulated. The folder appears under its name only when it is complete.
/// </remarks>
internal sealed class Backfill(IReadOnlyList<SimulatedGateway> gateways, PortPlan ports, string promtool, string databaseFolder, string workFolder)
{
    /// <summary>The distance of two samples of the last hours, and of what is before: either way <c>rate(x[5m])</c> sees two or more.</summary>
    private static readonly TimeSpan Fine = TimeSpan.FromSeconds(60), Coarse = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan FineFor = TimeSpan.FromHours(6);

    /// <summary>The distance where the past meets the present.</summary>
    private static readonly TimeSpan Seam = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Block = TimeSpan.FromHours(2);

    private readonly string _partialFolder = databaseFolder + ".partial";

    // One buffer per gateway for all blocks: a block is some hundred thousand lines.
    private readonly MemoryStream[] _parts = [.. gateways.Select(_ => new MemoryStream())];

    /// <summary>Simulates from <paramref name="start"/> until now; <paramref name="beforeBlock"/> is told each block's start.</summary>
    public async Task RunAsync(DateTimeOffset start, TimeProvider time, Action<DateTimeOffset> beforeBlock, CancellationToken cancellation)
    {
        Directory.CreateDirectory(workFolder);
        if (Directory.Exists(_partialFolder)) Directory.Delete(_partialFolder, recursive: true);
        var writers = gateways.ToDictionary(
            g => g,
            g => g.Listeners.Where(l => l.Scraped is not null).Select(l => new HistoryWriter(l, g.Name, ports.Instance(g, l))).ToArray());
        var began = time.GetUtcNow();
        await RunAsync(start, began, from => began - from > FineFor ? Coarse : Fine, beforeBlock, writers, cancellation);
        // The first round took its time: without a second one there would be a gap of that length.
        await RunAsync(began, time.GetUtcNow(), _ => Seam, beforeBlock, writers, cancellation);
        Directory.Delete(workFolder, recursive: true);
        if (Directory.Exists(databaseFolder)) Directory.Delete(databaseFolder);
        Directory.Move(_partialFolder, databaseFolder);
    }

    private async Task RunAsync(
        DateTimeOffset start, DateTimeOffset end, Func<DateTimeOffset, TimeSpan> step, Action<DateTimeOffset> beforeBlock,
        Dictionary<SimulatedGateway, HistoryWriter[]> writers, CancellationToken cancellation)
    {
        using var slots = new SemaphoreSlim(2);
        var imports = new List<Task>();
        for (var from = start; from < end; from = Floor(from) + Block)
        {
            cancellation.ThrowIfCancellationRequested();
            beforeBlock(from);
            var to = Floor(from) + Block < end ? Floor(from) + Block : end;
            var file = await WriteBlockAsync(writers, from, to, step(from), cancellation);
            await slots.WaitAsync(cancellation);
            imports.Add(ImportAsync(file, slots, cancellation));
        }
        await Task.WhenAll(imports);
    }

    private async Task<string> WriteBlockAsync(
        Dictionary<SimulatedGateway, HistoryWriter[]> writers, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellation)
    {
        Parallel.For(0, gateways.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, i =>
        {
            _parts[i].SetLength(0);
            for (var time = from; time < to; time += step)
            {
                gateways[i].Advance(time);
                lock (gateways[i].Gate)
                {
                    foreach (var writer in writers[gateways[i]]) writer.Append(_parts[i], time);
                }
            }
        });
        var path = Path.Combine(workFolder, $"{from:yyyyMMdd-HHmmss}.om");
        await using var file = File.Create(path);
        foreach (var part in _parts)
        {
            part.Position = 0;
            await part.CopyToAsync(file, cancellation);
        }
        await file.WriteAsync("# EOF\n"u8.ToArray(), cancellation);
        return path;
    }

    private async Task ImportAsync(string file, SemaphoreSlim slots, CancellationToken cancellation)
    {
        try
        {
            var start = new ProcessStartInfo(promtool, ["tsdb", "create-blocks-from", "openmetrics", "--quiet", file, _partialFolder])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            // Left alone it would go on writing into the folder that the next start clears.
            await using var end = cancellation.Register(process.Kill);
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = await process.StandardError.ReadToEndAsync(cancellation);
            await output;
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0) throw new InvalidOperationException($"{promtool} could not import {file}: {error.Trim()}");
            File.Delete(file);
        }
        finally
        {
            slots.Release();
        }
    }

    private static DateTimeOffset Floor(DateTimeOffset time) => new(time.Ticks - (time.Ticks % Block.Ticks), TimeSpan.Zero);
}
