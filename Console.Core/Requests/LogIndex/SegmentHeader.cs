using System.Runtime.InteropServices;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>The first 64 bytes of a segment's file, little-endian.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1, Size = Bytes)]
internal readonly record struct SegmentHeader
{
    public const int Bytes = 64;

    /// <summary>"LOGIDX", and the version of the format.</summary>
    public const ulong Format = 0x0200_5844_4947_4f4c;

    /// <summary>What the file is.</summary>
    public ulong Magic { get; init; }

    /// <summary>Which key hashed its ids, and which names of keys were looked for: a segment of others cannot be asked.</summary>
    public ulong Made { get; init; }

    /// <summary>The first byte of the log it covers.</summary>
    public long From { get; init; }

    /// <summary>The byte after the last it covers.</summary>
    public long To { get; init; }

    /// <summary>How many ids it holds.</summary>
    public uint Ids { get; init; }

    /// <summary>How many buckets they are in.</summary>
    public uint Buckets { get; init; }

    /// <summary>The hash of everything else in the file: one that is torn or damaged is not believed.</summary>
    public ulong Seal { get; init; }

    /// <summary>How many lines it covers.</summary>
    public uint Lines { get; init; }

    /// <summary>The hash of the last bytes of the slice, by which its log is known again.</summary>
    public ulong Mark { get; init; }

    /// <summary>The header with the seal of the whole file.</summary>
    public SegmentHeader Sealed(SipHash hash, ReadOnlySpan<byte> directory, ReadOnlySpan<byte> entries)
    {
        var open = this with { Seal = 0 };
        return this with { Seal = hash.Of(MemoryMarshal.AsBytes(new ReadOnlySpan<SegmentHeader>(in open))) ^ hash.Of(directory) ^ hash.Of(entries) };
    }
}
