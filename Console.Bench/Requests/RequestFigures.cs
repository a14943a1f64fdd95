using System.Diagnostics;
using System.Globalization;
using System.Text;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Bench.Requests;

/// <summary>How fast a request is found in log files: building the index, looking up, reading what is not indexed, and all of it through the API, beside rg and grep.</summary>
internal static class RequestFigures
{
    private const int WarmLookups = 5000;
    private const int ColdLookups = 300;

    /// <summary>Compiled to its best before it is timed, as in a console that runs: the compiler looks at what is called for a while first.</summary>
    private const int UntimedLookups = 5000;

    private const long TailBytes = 256 << 20;
    private const long Slice = 1 << 30;

    private static readonly SipHash Hash = new("0123456789abcdef"u8);
    private static readonly SegmentBuilder Builder = new(Hash, IdKeys.Usual);

    public static async IAsyncEnumerable<Figure> MeasureAsync(double gibibytes)
    {
        var folder = Directory.CreateTempSubdirectory("console-bench-");
        List<Segment> segments = [];
        try
        {
            var path = Path.Combine(folder.FullName, "access.log");
            Say.Line(string.Create(CultureInfo.InvariantCulture, $"writing a log of {gibibytes} GiB"));
            var lines = AccessLog.Write(path, (long)(gibibytes * (1L << 30)));
            var bytes = new FileInfo(path).Length;
            Read(path);

            Say.Line("building its index");
            var (start, before) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
            Build(path, folder.FullName, segments);
            var (wall, processor) = (Stopwatch.GetElapsedTime(start).TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
            yield return new Figure("log indexed per second of one core, warm", bytes / processor / 1e9, 1, Text($"{wall:0.0} s, {processor:0.0} s of processor time for {bytes / 1e9:0.0} GB, {lines / 1e6:0.0} million lines")) { IsLeast = true, Unit = "GB" };
            yield return new Figure("index per line", segments.Sum(s => s.Bytes) / (double)lines, 10, Text($"{segments.Sum(s => s.Bytes) / 1e6:0} MB, {100.0 * segments.Sum(s => s.Bytes) / bytes:0.00} % of the log, {segments.Count} segments")) { Unit = "B" };

            Say.Line("looking up");
            using var log = LogContent.Open(path);
            var indexed = new IndexedLog(log, segments, Hash, IdKeys.Usual);
            var warm = Times(indexed, lines, WarmLookups, () => { });
            yield return new Figure("lookup warm, p99", warm[(int)(WarmLookups * 0.99)] * 1e3, 1, Text($"p50 {warm[WarmLookups / 2] * 1e6:0} µs, {WarmLookups} lookups, every line verified")) { Unit = "ms" };
            string[] files = [path, .. segments.Select(s => s.Path)];
            var cold = Times(indexed, lines, ColdLookups, () => Evict(files));
            yield return new Figure("lookup cold, p99", cold[(int)(ColdLookups * 0.99)] * 1e3, 10, Text($"p50 {cold[ColdLookups / 2] * 1e3:0.00} ms, {ColdLookups} lookups, page cache of log and index dropped before each")) { Unit = "ms" };

            Say.Line("searching with rg and grep");
            Read(path);
            foreach (var (program, limit) in new[] { ("rg", (double?)10_000), ("grep", (double?)null) })
            {
                if (await SearchAsync(program, path, AccessLog.Id(lines / 2)) is { } seconds)
                    yield return new Figure($"{program} of the same file, warm / lookup warm (p50)", seconds / warm[WarmLookups / 2], limit, Text($"{seconds:0.00} s / {warm[WarmLookups / 2] * 1e6:0} µs")) { IsLeast = true };
                else Say.Line($"{program} is not installed: not measured");
            }

            yield return Tail(path);
            await foreach (var figure in ThroughTheApi.MeasureAsync(path, lines)) yield return figure;
        }
        finally
        {
            foreach (var segment in segments) segment.Dispose();
            folder.Delete(recursive: true);
        }
    }

    private static void Build(string path, string folder, List<Segment> segments)
    {
        using var log = LogContent.Open(path);
        for (var from = 0L; from < log.Length;)
        {
            var file = Path.Combine(folder, $"{segments.Count}.segment");
            from = Builder.Build(log, from, Math.Min(log.Length, from + Slice), file, default);
            segments.Add(Segment.Open(file, Builder, Hash) ?? throw new InvalidOperationException("The segment just built is none."));
        }
    }

    private static double[] Times(IndexedLog log, long lines, int count, Action before)
    {
        var random = new Random(11);
        var times = new double[count];
        for (var i = -UntimedLookups; i < count; i++)
        {
            var id = Encoding.ASCII.GetBytes(AccessLog.Id(random.NextInt64(lines)));
            if (i >= 0) before();
            var start = Stopwatch.GetTimestamp();
            var hits = log.Find([id], 1000, default).Hits;
            if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (hits.Count != 1 || hits[0].How != IdPlace.Field) throw new InvalidOperationException($"{Encoding.ASCII.GetString(id)} was found {hits.Count} times.");
        }
        Array.Sort(times);
        return times;
    }

    private static Figure Tail(string path)
    {
        using var log = LogContent.Open(path);
        using var tail = new FirstBytes(log, TailBytes);
        var missing = Encoding.ASCII.GetBytes("nowhere");
        var seconds = Median.Of(Enumerable.Range(0, 5).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            new IndexedLog(tail, [], Hash, IdKeys.Usual).Find([missing], 1000, default);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }));
        return new Figure("what is not indexed read per second", tail.Length / seconds / 1e9, null, Text($"{tail.Length >> 20} MiB in {seconds * 1e3:0} ms, one thread, every key of an id looked at")) { Unit = "GB" };
    }

    private static async Task<double?> SearchAsync(string program, string path, string id)
    {
        List<double> times = [];
        for (var round = 0; round < 3; round++)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                using var process = Process.Start(new ProcessStartInfo(program, ["-F", id, path]) { RedirectStandardOutput = true })!;
                await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
                if (process.ExitCode != 0) throw new InvalidOperationException($"{program} did not find the line.");
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return times.Min();
    }

    private static void Read(string path)
    {
        using var log = File.OpenHandle(path);
        var buffer = new byte[4 << 20];
        for (var at = 0L; RandomAccess.Read(log, buffer, at) is > 0 and var read;) at += read;
    }

    // dd asks the kernel to forget what it keeps of a file; nothing is written.
    private static void Evict(string[] files)
    {
        foreach (var file in files)
        {
            using var dd = Process.Start(new ProcessStartInfo("dd", [$"of={file}", "oflag=nocache", "conv=notrunc,fdatasync", "count=0", "status=none"]))!;
            dd.WaitForExit();
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>The beginning of a log, as if it were all of it.</summary>
    private sealed class FirstBytes(LogContent log, long most) : LogContent
    {
        public override bool IsFinal => false;

        public override long Length => Math.Min(most, log.Length);

        public override int Read(Span<byte> into, long at) => at >= Length ? 0 : log.Read(into[..(int)Math.Min(into.Length, Length - at)], at);

        protected override void Dispose(bool disposing)
        {
        }
    }
}
