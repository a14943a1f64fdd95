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
    /// <summary>No key, with its quotes, is shorter.</summary>
    private const int FirstColon = 4;

    /// <summary>Tells of every id in a block.</summary>
    /// <param name="block">Bytes of a log.</param>
    /// <param name="startsLine">Whether the block begins where a line does.</param>
    /// <param name="keys">The keys of ids.</param>
    /// <param name="sink">Is told.</param>
    public static void Scan<TSink>(ReadOnlySpan<byte> block, bool startsLine, IdKeys keys, ref TSink sink)
        where TSink : struct, IIdSink, allows ref struct
    {
        var line = new OpenLine { Start = startsLine ? 0 : -1 };
        var at = FirstColon;
        ref var bytes = ref MemoryMarshal.GetReference(block);
        var (lastOfKey, otherLast) = keys.LastLetters;
        for (; at + 2 * Vector256<byte>.Count <= block.Length; at += 2 * Vector256<byte>.Count)
        {
            var low = KeyEnds(ref Unsafe.Add(ref bytes, at), lastOfKey, otherLast);
            var high = KeyEnds(ref Unsafe.Add(ref bytes, at + Vector256<byte>.Count), lastOfKey, otherLast);
            if ((low | high) == Vector256<byte>.Zero) continue;
            for (var marks = low.ExtractMostSignificantBits() | (ulong)high.ExtractMostSignificantBits() << Vector256<byte>.Count; marks != 0; marks &= marks - 1)
                Value(block, at + BitOperations.TrailingZeroCount(marks), ref line, keys, ref sink);
        }
        for (; at < block.Length; at++)
            if (block[at] == ':') Value(block, at, ref line, keys, ref sink);
    }

    /// <summary>Which of the bytes are colons that may end a key: after white space, or after a quote with a key's last letter before it (or a backslash, as quotes in quotes have). Nine of ten do not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> KeyEnds(ref byte bytes, byte lastOfKey, byte otherLast)
    {
        var here = Vector256.LoadUnsafe(ref bytes);
        var before = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref bytes, 1));
        var last = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref bytes, 2));
        var lowerCase = last | Vector256.Create((byte)0x20);
        var ends = Vector256.Equals(lowerCase, Vector256.Create(lastOfKey)) | Vector256.Equals(lowerCase, Vector256.Create(otherLast)) | Vector256.Equals(last, Vector256.Create((byte)'\\'));
        var white = Vector256.Equals(before, Vector256.Create((byte)' ')) | Vector256.Equals(before, Vector256.Create((byte)'\t'));
        return Vector256.Equals(here, Vector256.Create((byte)':')) & ((Vector256.Equals(before, Vector256.Create((byte)'"')) & ends) | white);
    }

    private static void Value<TSink>(ReadOnlySpan<byte> block, int colon, ref OpenLine line, IdKeys keys, ref TSink sink)
        where TSink : struct, IIdSink, allows ref struct
    {
        var end = colon - 1;
        while (end > 0 && block[end] is (byte)' ' or (byte)'\t') end--;
        if (end <= 0 || block[end] != '"') return;
        // Each JSON string around this one doubles the backslashes before its quotes, and adds one: 0, 1, 3, 7.
        var quote = end;
        while (end > 0 && block[end - 1] == '\\') end--;
        var slashes = quote - end;
        if (!BitOperations.IsPow2(slashes + 1)) return;
        var length = keys.LengthBefore(block, end);
        if (length == 0 || !Opens(block, end - length, slashes)) return;

        var at = colon + 1;
        while (at < block.Length && block[at] is (byte)' ' or (byte)'\t') at++;
        line.GoTo(block, end);
        if (at + slashes < block.Length && block[at + slashes] == '"' && IsAll(block.Slice(at, slashes), (byte)'\\'))
            Text(block[(at + slashes + 1)..], slashes, line.Start, ref sink);
        else
            Number(block[at..], line.Start, ref sink);
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

    /// <summary>Where the line begins that one looks at. Only where an id is, that has to be known.</summary>
    private struct OpenLine
    {
        private int _seen;

        /// <summary>Below zero for a line that began before the block.</summary>
        public int Start { get; set; }

        public void GoTo(ReadOnlySpan<byte> block, int at)
        {
            if (block[_seen..at].LastIndexOf((byte)'\n') is >= 0 and var end) Start = _seen + end + 1;
            _seen = at;
        }
    }
}
