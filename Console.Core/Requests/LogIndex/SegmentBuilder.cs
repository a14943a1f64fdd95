using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Makes the segment of a slice of a log.</summary>
/// <param name="hash">Hashes ids.</param>
/// <param name="keys">The keys of ids.</param>
public sealed class SegmentBuilder(SipHash hash, IdKeys keys)
{
    /// <summary>A segment's places are 32 bits.</summary>
    public const long LongestSlice = uint.MaxValue;

    /// <summary>What a segment must have been made with to be asked.</summary>
    internal ulong Made { get; } = hash.Of(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', keys.Names)));

    /// <summary>Reads a slice and writes its segment. The file is there whole or not at all, also after a crash.</summary>
    /// <param name="log">The log.</param>
    /// <param name="from">Where a line begins.</param>
    /// <param name="to">Where to end at the latest; the slice ends with the last whole line before.</param>
    /// <param name="path">The segment's file.</param>
    /// <param name="cancellation">Ends it without a file.</param>
    /// <returns>The byte after the slice; <paramref name="from"/> where no line ended, and then there is no file.</returns>
    public long Build(SafeFileHandle log, long from, long to, string path, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to - from, LongestSlice);
        using var ids = new SegmentIds();
        var lines = 0u;
        var end = LogBlocks.Read(log, from, to, (bytes, offset, lineStart) =>
        {
            var sink = new Collector(ids, hash, offset - from, lineStart - from);
            IdScanner.Scan(bytes, offset == lineStart, keys, ref sink);
            lines += (uint)bytes.Count((byte)'\n');
        }, cancellation);
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
            Lines = lines,
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

    private readonly ref struct Collector(SegmentIds ids, SipHash hash, long block, long openLine) : IIdSink
    {
        public void Found(int lineStart, ReadOnlySpan<byte> id) => ids.Add(hash.Of(id), (uint)(lineStart < 0 ? openLine : block + lineStart));
    }
}
