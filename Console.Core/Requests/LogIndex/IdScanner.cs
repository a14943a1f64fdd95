using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Finds the values of id keys in lines of JSON, at any depth and spacing, also where a collector put the line into a JSON string.</summary>
/// <remarks>
/// <code>
/// {"ts": 1778985270.62, "request_id": "c51fcef36f24437dba83982590ba5763", "status": 200}
/// {"log":"{\"ts\": 1778985270.62, \"request_id\": \"c51fcef36f24437dba83982590ba5763\"}\n","stream":"stdout"}
/// </code>
/// It reads no grammar: a key in a message is found as well. Whoever needs to know parses the line.
/// </remarks>
internal static class IdScanner
{
    private const int Stride = 64;

    /// <summary>Tells of every id in a block.</summary>
    /// <param name="block">Bytes of a log.</param>
    /// <param name="startsLine">Whether the block begins where a line does.</param>
    /// <param name="keys">The keys of ids.</param>
    /// <param name="sink">Is told.</param>
    public static void Scan<TSink>(ReadOnlySpan<byte> block, bool startsLine, IdKeys keys, ref TSink sink)
        where TSink : struct, IIdSink, allows ref struct
    {
        var lineStart = startsLine ? 0 : -1;
        var at = 0;
        ref var bytes = ref MemoryMarshal.GetReference(block);
        var (lastOfKey, otherLast) = keys.LastLetters;
        var (mayEndBefore, lastBefore) = (0ul, 0ul);
        for (; at + Stride <= block.Length; at += Stride)
        {
            var (quotes, white, lasts, colons, ends) = Marks(ref Unsafe.Add(ref bytes, at), lastOfKey, otherLast);
            // A colon may end a key after white space, or after a quote with a key's last letter before it: nine of ten do not.
            var mayEnd = (quotes & (lasts << 1 | lastBefore)) | white;
            var keysEnd = colons & (mayEnd << 1 | mayEndBefore);
            (mayEndBefore, lastBefore) = (mayEnd >> (Stride - 1), lasts >> (Stride - 1));
            for (var marks = keysEnd | ends; marks != 0; marks &= marks - 1)
            {
                var bit = BitOperations.TrailingZeroCount(marks);
                if ((ends >> bit & 1) != 0) lineStart = at + bit + 1;
                else Value(block, at + bit, lineStart, keys, ref sink);
            }
        }
        for (; at < block.Length; at++)
        {
            if (block[at] == '\n') lineStart = at + 1;
            else if (block[at] == ':') Value(block, at, lineStart, keys, ref sink);
        }
    }

    /// <summary>Where quotes, white space, last letters of keys (or a backslash, as quotes in quotes have), colons, and ends of lines stand, one bit per byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Quotes, ulong White, ulong Lasts, ulong Colons, ulong Ends) Marks(ref byte bytes, byte lastOfKey, byte otherLast)
    {
        var low = Vector256.LoadUnsafe(ref bytes);
        var high = Vector256.LoadUnsafe(ref bytes, (nuint)Vector256<byte>.Count);
        var lowerCase = Vector256.Create((byte)0x20);
        return (
            Mask(low, high, (byte)'"'),
            Mask(low, high, (byte)' ') | Mask(low, high, (byte)'\t'),
            Mask(low | lowerCase, high | lowerCase, lastOfKey) | Mask(low | lowerCase, high | lowerCase, otherLast) | Mask(low, high, (byte)'\\'),
            Mask(low, high, (byte)':'),
            Mask(low, high, (byte)'\n'));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> low, Vector256<byte> high, byte value) =>
        Vector256.Equals(low, Vector256.Create(value)).ExtractMostSignificantBits() | (ulong)Vector256.Equals(high, Vector256.Create(value)).ExtractMostSignificantBits() << 32;

    private static void Value<TSink>(ReadOnlySpan<byte> block, int colon, int lineStart, IdKeys keys, ref TSink sink)
        where TSink : struct, IIdSink, allows ref struct
    {
        var first = Math.Max(lineStart, 0);
        var end = colon - 1;
        while (end > first && block[end] is (byte)' ' or (byte)'\t') end--;
        if (end <= first || block[end] != '"') return;
        // Each JSON string around this one doubles the backslashes before its quotes, and adds one: 0, 1, 3, 7.
        var quote = end;
        while (end > first && block[end - 1] == '\\') end--;
        var slashes = quote - end;
        if (!BitOperations.IsPow2(slashes + 1)) return;
        var length = keys.LengthBefore(block[first..], end - first);
        if (length == 0 || !Opens(block[first..], end - first - length, slashes)) return;

        var at = colon + 1;
        while (at < block.Length && block[at] is (byte)' ' or (byte)'\t') at++;
        if (at + slashes < block.Length && block[at + slashes] == '"' && IsAll(block.Slice(at, slashes), (byte)'\\'))
            Text(block[(at + slashes + 1)..], slashes, lineStart, ref sink);
        else
            Number(block[at..], lineStart, ref sink);
    }

    private static bool Opens(ReadOnlySpan<byte> text, int keyStart, int slashes) =>
        keyStart > slashes && text[keyStart - 1] == '"' && IsAll(text.Slice(keyStart - 1 - slashes, slashes), (byte)'\\');

    private static bool IsAll(ReadOnlySpan<byte> text, byte value) => !text.ContainsAnyExcept(value);

    private static void Text<TSink>(ReadOnlySpan<byte> text, int slashes, int lineStart, ref TSink sink)
        where TSink : struct, IIdSink, allows ref struct
    {
        for (var from = 0; ;)
        {
            var next = text[from..].IndexOfAny((byte)'"', (byte)'\n');
            // Torn: the line ends within the value.
            if (next < 0 || text[from + next] == '\n') return;
            var quote = from + next;
            var run = 0;
            while (run < quote && text[quote - 1 - run] == '\\') run++;
            if (run < slashes) return;
            if (Closes(run, slashes))
            {
                var value = text[..(quote - slashes)];
                if (value.Contains((byte)'\\')) Unescaped(value, slashes, lineStart, ref sink);
                else if (value.Length > 0) sink.Found(lineStart, value);
                return;
            }
            from = quote + 1;
        }
    }

    /// <summary>Whether a quote after a run of backslashes ends a value whose own quotes have <paramref name="slashes"/> before them.</summary>
    private static bool Closes(int run, int slashes)
    {
        for (; slashes > 0; slashes >>= 1)
        {
            if (run % 2 == 0) return true;
            run = (run - 1) / 2;
        }
        return run % 2 == 0;
    }

    private static void Number<TSink>(ReadOnlySpan<byte> text, int lineStart, ref TSink sink)
        where TSink : struct, IIdSink, allows ref struct
    {
        var length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length > 0 && text[length] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\\' or (byte)'\r' or (byte)'\n') sink.Found(lineStart, text[..length]);
    }

    private static void Unescaped<TSink>(ReadOnlySpan<byte> value, int slashes, int lineStart, ref TSink sink)
        where TSink : struct, IIdSink, allows ref struct
    {
        var rented = ArrayPool<byte>.Shared.Rent(value.Length);
        try
        {
            value.CopyTo(rented);
            var length = value.Length;
            for (var left = slashes; ; left >>= 1)
            {
                length = JsonEscapes.Remove(rented.AsSpan(0, length));
                if (length < 0) return;
                if (left == 0) break;
            }
            if (length > 0) sink.Found(lineStart, rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
