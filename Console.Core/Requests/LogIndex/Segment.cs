using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Where in a slice of a log ids stand. It never changes; a lookup reads about half a KiB of it.</summary>
public sealed class Segment : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly SegmentHeader _header;
    private readonly uint[] _directory;

    private Segment(string path, SafeFileHandle file, SegmentHeader header, uint[] directory) => (Path, _file, _header, _directory) = (path, file, header, directory);

    /// <summary>Its file.</summary>
    public string Path { get; }

    /// <summary>The first byte of the log it covers.</summary>
    public long From => _header.From;

    /// <summary>The byte after the last it covers.</summary>
    public long To => _header.To;

    /// <summary>How many ids it holds.</summary>
    public uint Ids => _header.Ids;

    /// <summary>How many lines it covers.</summary>
    public uint Lines => _header.Lines;

    /// <summary>Its size on disk.</summary>
    public long Bytes => SegmentHeader.Bytes + _directory.Length * 4L + _header.Ids * 8L;

    /// <summary>Opens a segment.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="builder">Made as this one makes them.</param>
    /// <returns>Null where the file is none, is cut or damaged, or was made with other keys: it is to be built again.</returns>
    public static Segment? Open(string path, SegmentBuilder builder, SipHash hash)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
        var segment = Read(path, file, builder.Made, hash);
        if (segment is null) file.Dispose();
        return segment;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Whether nothing comes after it in a log whose bytes are final.</summary>
    public bool EndsFinalLog => _header.Mark == SegmentBuilder.EndOfFinalLog;

    /// <summary>Whether a log still has what this segment was made of at its end; what came after may differ.</summary>
    internal bool Fits(LogContent log, SegmentBuilder builder) => log.IsFinal || builder.MarkOf(log, From, To) == _header.Mark;

    /// <summary>Where lines begin that may hold an id with this hash, in the order of the log.</summary>
    /// <param name="hash">The id's hash.</param>
    /// <param name="found">Is told the places, as bytes of the log.</param>
    public void Find(ulong hash, Action<long> found)
    {
        var bucket = SegmentEntry.Bucket(hash, _header.Buckets);
        var (first, end) = (_directory[bucket], _directory[bucket + 1]);
        if (first == end) return;
        var count = (int)(end - first);
        var rented = ArrayPool<ulong>.Shared.Rent(count);
        try
        {
            var entries = rented.AsSpan(0, count);
            ReadWhole(_file, MemoryMarshal.AsBytes(entries), EntriesAt + first * 8L);
            foreach (var entry in entries)
                if (SegmentEntry.May(entry, hash)) found(From + SegmentEntry.Line(entry));
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }

    private long EntriesAt => SegmentHeader.Bytes + _directory.Length * 4L;

    private static Segment? Read(string path, SafeFileHandle file, ulong made, SipHash hash)
    {
        var length = RandomAccess.GetLength(file);
        if (length < SegmentHeader.Bytes) return null;
        SegmentHeader header = default;
        ReadWhole(file, MemoryMarshal.AsBytes(new Span<SegmentHeader>(ref header)), 0);
        if (header.Magic != SegmentHeader.Format || header.Made != made || header.Buckets != SegmentEntry.Buckets(header.Ids)) return null;
        if (length != SegmentHeader.Bytes + (header.Buckets + 1L) * 4 + header.Ids * 8L) return null;
        var directory = new uint[header.Buckets + 1];
        ReadWhole(file, MemoryMarshal.AsBytes(directory.AsSpan()), SegmentHeader.Bytes);
        var segment = new Segment(path, file, header, directory);
        return segment.IsWhole(hash) ? segment : null;
    }

    /// <summary>Reads all of it once: a bit that fell over would hide a line.</summary>
    private bool IsWhole(SipHash hash)
    {
        var entries = new byte[_header.Ids * 8L];
        ReadWhole(_file, entries, EntriesAt);
        return _header.Sealed(hash, MemoryMarshal.AsBytes(_directory.AsSpan()), entries) == _header;
    }

    private static void ReadWhole(SafeFileHandle file, Span<byte> into, long at)
    {
        for (var read = 0; read < into.Length;)
        {
            var now = RandomAccess.Read(file, into[read..], at + read);
            if (now == 0) throw new EndOfStreamException($"a segment of the log index ends at byte {at + read}");
            read += now;
        }
    }
}
