using System.Globalization;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Core.Requests.LogFiles;

/// <summary>What a log is called in the index: a hash of what it holds. Paths and inodes are given to other logs again.</summary>
internal static class LogName
{
    /// <summary>A log that is shorter may still become any other, and is read faster than looked up.</summary>
    public const int LeastBytes = 1024;

    /// <summary>The name; null for a log that is still too short for one.</summary>
    public static string? Of(string path, LogContent log, SipHash hash) => log.IsFinal ? OfCompressed(path, hash) : OfPlain(log, hash);

    private static string? OfPlain(LogContent log, SipHash hash)
    {
        Span<byte> first = stackalloc byte[LeastBytes];
        return log.ReadUpTo(first, 0) == LeastBytes ? Hex(hash.Of(first)) : null;
    }

    /// <summary>Compressed logs end with the checksum and the length of their text.</summary>
    private static string? OfCompressed(string path, SipHash hash)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        Span<byte> ends = stackalloc byte[64 + 8 + 8];
        if (length < ends.Length) return null;
        RandomAccess.Read(file, ends[..64], 0);
        RandomAccess.Read(file, ends[64..72], length - 8);
        BitConverter.TryWriteBytes(ends[72..], length);
        return Hex(hash.Of(ends));
    }

    private static string Hex(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);
}
