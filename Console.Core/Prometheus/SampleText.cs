using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace OperatorConsole.Core.Prometheus;

/// <summary>Numbers as Prometheus writes them in JSON, read from their bytes.</summary>
internal static class SampleText
{
    // Exact in a double, and so is a product or quotient of one of them with an integer of up to 53 bits.
    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>The text of a value: <c>1.5</c>, <c>1e+09</c>, <c>NaN</c>, <c>+Inf</c>, <c>-Inf</c>.</summary>
    /// <exception cref="JsonException">It is none of these.</exception>
    public static double Value(ReadOnlySpan<byte> text)
    {
        if (TryPlainDecimal(text, out var value)) return value;
        if (Utf8Parser.TryParse(text, out value, out var used) && used == text.Length) return value;
        if (text.SequenceEqual("+Inf"u8) || text.SequenceEqual("Inf"u8)) return double.PositiveInfinity;
        if (text.SequenceEqual("-Inf"u8)) return double.NegativeInfinity;
        if (text.SequenceEqual("NaN"u8)) return double.NaN;
        throw new JsonException($"“{Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)])}” is not a sample value");
    }

    /// <summary>Seconds as milliseconds: <c>1795245920.808</c> is 1795245920808.</summary>
    /// <exception cref="JsonException">It is no number.</exception>
    public static long Milliseconds(ReadOnlySpan<byte> text)
    {
        long whole = 0;
        var i = 0;
        for (; i < text.Length && i < 15 && (uint)(text[i] - '0') <= 9; i++) whole = (whole * 10) + text[i] - '0';
        if (i > 0 && i == text.Length) return whole * 1000;
        if (i > 0 && text[i] == '.' && text.Length - i - 1 is >= 1 and <= 3)
        {
            long part = 0;
            var j = i + 1;
            for (; j < text.Length && (uint)(text[j] - '0') <= 9; j++) part = (part * 10) + text[j] - '0';
            if (j == text.Length) return (whole * 1000) + (part * (text.Length - i) switch { 2 => 100, 3 => 10, _ => 1 });
        }
        return Utf8Parser.TryParse(text, out double seconds, out var used) && used == text.Length
            ? (long)Math.Round(seconds * 1000)
            : throw new JsonException($"“{Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)])}” is not a time");
    }

    /// <summary>Digits with at most one point, few enough that one exact division gives the nearest double.</summary>
    private static bool TryPlainDecimal(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        ulong mantissa = 0;
        int digits = 0, point = -1;
        var i = text.Length > 0 && text[0] == '-' ? 1 : 0;
        if (text.Length - i is < 1 or > 17) return false;
        for (var start = i; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                digits++;
            }
            else if (text[i] == '.' && point < 0 && i > start) point = i;
            else return false;
        }
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        if (digits == 0 || (point >= 0 && decimals == 0) || mantissa > 1UL << 53) return false;
        value = mantissa / PowersOfTen[decimals];
        if (text[0] == '-') value = -value;
        return true;
    }
}
