using System.Buffers;
using System.Globalization;
using System.Text;

namespace OperatorConsole.Core.PromQl.Syntax;

/// <summary>Texts in quotes as Go reads them: <c>"a\n\x41\u00e9"</c>, <c>'it\'s'</c>, <c>`raw`</c>.</summary>
internal static class StringText
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The place after the closing quote; where something is wrong, its place.</summary>
    public static int Scan(string text, int start, out string? problem)
    {
        var quote = text[start];
        problem = null;
        for (var at = start + 1; at < text.Length; at++)
        {
            var c = text[at];
            if (c == quote) return at + 1;
            if (c == '\n' && quote != '`') break;
            if (c == '\\' && quote != '`')
            {
                var length = EscapeLength(text, at, quote);
                if (length == 0)
                {
                    problem = $"{Shown(text, at)} is no escape in a text; a backslash is written twice";
                    return Math.Min(at + 2, text.Length);
                }
                at += length - 1;
            }
            // Go reads bytes that are no UTF-8 as U+FFFD and refuses both.
            else if (c == '\uFFFD' || (char.IsSurrogate(c) && !IsPaired(text, at)))
            {
                problem = "the text holds a character that is no valid Unicode";
                return at + 1;
            }
        }
        problem = $"the text has no closing {quote}";
        return text.Length;
    }

    /// <summary>What a text in quotes says; its escapes are known to be right.</summary>
    public static QuotedText Read(ReadOnlySpan<char> quoted)
    {
        var inner = quoted[1..^1];
        if (quoted[0] == '`' || !inner.Contains('\\')) return new QuotedText(inner.ToString());
        var bytes = new List<byte>(inner.Length);
        Span<byte> rune = stackalloc byte[4];
        while (inner.Length > 0)
        {
            if (inner[0] != '\\')
            {
                Rune.DecodeFromUtf16(inner, out var plain, out var consumed);
                bytes.AddRange(rune[..plain.EncodeToUtf8(rune)]);
                inner = inner[consumed..];
                continue;
            }
            var length = EscapeLength(inner, 0, quoted[0]);
            var escape = inner[1..length];
            if (escape[0] is 'u' or 'U') bytes.AddRange(rune[..new Rune(Hex(escape[1..])).EncodeToUtf8(rune)]);
            else bytes.Add(Byte(escape));
            inner = inner[length..];
        }
        var value = Encoding.UTF8.GetString([.. bytes]);
        var isWhole = Encoding.UTF8.GetByteCount(value) == bytes.Count && Encoding.UTF8.GetBytes(value).SequenceEqual(bytes);
        return new QuotedText(value, isWhole ? null : quoted.ToString());
    }

    /// <summary>A text in double quotes.</summary>
    public static string Write(QuotedText text)
    {
        if (text.Source is { } source) return source;
        var written = new StringBuilder(text.Value.Length + 2).Append('"');
        foreach (var c in text.Value)
        {
            _ = c switch
            {
                '"' => written.Append("\\\""),
                '\\' => written.Append(@"\\"),
                '\n' => written.Append("\\n"),
                '\uFFFD' or < ' ' or '\x7f' => written.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => written.Append(c),
            };
        }
        return written.Append('"').ToString();
    }

    /// <summary>How long the escape at a place is, with its backslash; 0 where it is none.</summary>
    private static int EscapeLength(ReadOnlySpan<char> text, int at, char quote)
    {
        var rest = text[(at + 1)..];
        if (rest.Length == 0) return 0;
        var c = rest[0];
        if (c is 'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v' or '\\' || c == quote) return 2;
        return c switch
        {
            >= '0' and <= '3' => rest.Length >= 3 && rest[1] is >= '0' and <= '7' && rest[2] is >= '0' and <= '7' ? 4 : 0,
            'x' => HasHex(rest, 2) ? 4 : 0,
            'u' => HasHex(rest, 4) && Rune.IsValid(Hex(rest.Slice(1, 4))) ? 6 : 0,
            'U' => HasHex(rest, 8) && Rune.IsValid(Hex(rest.Slice(1, 8))) ? 10 : 0,
            _ => 0,
        };
    }

    private static byte Byte(ReadOnlySpan<char> escape) => escape[0] switch
    {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        'x' => (byte)Hex(escape[1..]),
        >= '0' and <= '3' => (byte)(((escape[0] - '0') * 64) + ((escape[1] - '0') * 8) + (escape[2] - '0')),
        _ => (byte)escape[0],
    };

    private static bool HasHex(ReadOnlySpan<char> text, int count) => text.Length > count && !text.Slice(1, count).ContainsAnyExcept(HexDigits);

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static bool IsPaired(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : char.IsHighSurrogate(text[at - 1]);

    private static string Shown(string text, int at) => at + 1 < text.Length && !char.IsControl(text[at + 1]) && !char.IsSurrogate(text[at + 1]) ? $"“\\{text[at + 1]}”" : "a lone backslash";
}
