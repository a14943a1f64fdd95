using System.Globalization;
using System.Text;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Escapes of JSON strings, RFC 8259 §7.</summary>
internal static class JsonEscapes
{
    /// <summary>Takes the escapes away, in place.</summary>
    /// <returns>How many bytes are left; below zero where an escape is none.</returns>
    public static int Remove(Span<byte> text)
    {
        var to = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '\\')
            {
                text[to++] = text[at++];
                continue;
            }
            if (at + 1 >= text.Length) return -1;
            var escape = text[at + 1];
            at += 2;
            if (escape == 'u')
            {
                if (!TryRune(text, ref at, out var rune)) return -1;
                to += rune.EncodeToUtf8(text[to..]);
                continue;
            }
            var plain = escape switch
            {
                (byte)'"' or (byte)'\\' or (byte)'/' => escape,
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                _ => (byte)0,
            };
            if (plain == 0) return -1;
            text[to++] = plain;
        }
        return to;
    }

    /// <summary>Reads the digits of <c>\u00e9</c>, or of both halves of a pair such as <c>\ud83d\ude00</c>; a lone half is U+FFFD.</summary>
    private static bool TryRune(ReadOnlySpan<byte> text, ref int at, out Rune rune)
    {
        rune = Rune.ReplacementChar;
        if (!TryUnit(text, at, out var high)) return false;
        at += 4;
        if (Rune.TryCreate(high, out rune)) return true;
        if (at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u' && TryUnit(text, at + 2, out var low) && Rune.TryCreate(high, low, out rune)) at += 6;
        else rune = Rune.ReplacementChar;
        return true;
    }

    private static bool TryUnit(ReadOnlySpan<byte> text, int at, out char unit)
    {
        unit = default;
        if (at + 4 > text.Length || !ushort.TryParse(text.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return false;
        unit = (char)value;
        return true;
    }
}
