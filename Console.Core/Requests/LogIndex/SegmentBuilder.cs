using System.Runtime.InteropServices;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Makes the segment of a slice of a log.</summary>
/// <param name="hash">Hashes ids.</param>
/// <param name="keys">The keys of ids.</param>
public sealed class SegmentBuilder(SipHash hash, IdKeys keys)
{
    /// <summary>A segment's places are 32 bits.</summary>
    public const long LongestSlice = uint.MaxValue;

    /// <summary>The mark of the last segment of a log whose bytes are final.</summary>
    internal const ulong EndOfFinalLog = 1;

    private const int MarkedBytes = 1024;

    /// <summary>What a segment must have been made with to be asked.</summary>
    internal ulong Made { get; } = hash.Of(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', keys.Names)));

    /// <summary>Reads a slice and writes its segment. The file is there whole or not at all, also after a crash.</summary>
    /// <param name="log">The log.</param>
    /// <param name="from">Where a line begins.</param>
    /// <param name="to">Where to end at the latest; the slice ends with the last whole line before.</param>
    /// <param name="path">The segment's file.</param>
    /// <param name="cancellation">Ends it without a file.</param>
    /// <returns>The byte after the slice; <paramref name="from"/> where no line ended, and then there is no file.</returns>
    /// <exception cref="IOException">The log cannot be read or the file not be written.</exception>
    public long Build(LogContent log, long from, long to, string path, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to - from, LongestSlice);
        using var ids = new SegmentIds();
        var (_, end, lines) = LogIds.Read(log, from, to, keys, new Collector(ids, hash, from), cancellation);
        if (end == from) return from;

        var buckets = SegmentEntry.Buckets(ids.Count);
        var (directory, entries) = ids.Group(buckets);
        var directoryBytes = MemoryMarshal.AsBytes(directory.AsSpan());
        var entryBytes = MemoryMarshal.AsBytes(entries.AsSpan());
        var header = new SegmentHeader
        {
            Magic = SegmentHeader.Format,
            Made = Made,
            From = from,
            To = end,
            Ids = ids.Count,
            Buckets = buckets,
            Lines = (uint)lines,
            Mark = MarkOf(log, from, end),
        }.Sealed(hash, directoryBytes, entryBytes);
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<SegmentHeader>(in header)));
            file.Write(directoryBytes);
            file.Write(entryBytes);
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
        return end;
    }

    /// <summary>The hash of the last bytes before a place: a log that has others there is another log.</summary>
    internal ulong MarkOf(LogContent log, long from, long end)
    {
        // What is compressed does not change, and reading backwards in it is dear.
        if (log.IsFinal) return end == log.Length ? EndOfFinalLog : 0;
        Span<byte> last = stackalloc byte[(int)Math.Min(MarkedBytes, end - from)];
        return hash.Of(last[..log.ReadUpTo(last, end - last.Length)]);
    }

    private readonly struct Collector(SegmentIds ids, SipHash hash, long from) : ILogIds
    {
        public void Found(long line, ReadOnlySpan<byte> id) => ids.Add(hash.Of(id), (uint)(line - from));
    }
}
