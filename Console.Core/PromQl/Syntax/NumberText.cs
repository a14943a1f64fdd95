using System.Globalization;

namespace OperatorConsole.Core.PromQl.Syntax;

/// <summary>Numbers and durations as Go reads them: <c>0.05</c>, <c>1e9</c>, <c>0x1F</c>, <c>010</c> (eight), <c>1_000</c>; <c>1h30m</c>.</summary>
internal static class NumberText
{
    private static readonly (string Unit, long Milliseconds)[] Units =
    [
        ("y", 365 * 86_400_000L), ("w", 7 * 86_400_000L), ("d", 86_400_000L), ("h", 3_600_000L), ("m", 60_000L), ("s", 1000L), ("ms", 1L),
    ];

    /// <summary>The end of the number or duration at a place, and which it is; of what is neither, the end of the word.</summary>
    public static int Scan(string text, int start, out TokenKind kind)
    {
        var end = ScanNumber(text, start);
        kind = TokenKind.Number;
        if (!IsWordAt(text, end)) return end;
        end = ScanDuration(text, start);
        kind = TokenKind.Duration;
        if (end > start && !IsWordAt(text, end)) return end;
        kind = TokenKind.Error;
        end = start;
        while (IsWordAt(text, end) || (end < text.Length && text[end] == '.')) end++;
        return end;
    }

    /// <summary>The value of a number; null where Go has none.</summary>
    public static double? Read(ReadOnlySpan<char> text)
    {
        if (text.Equals("inf", StringComparison.OrdinalIgnoreCase)) return double.PositiveInfinity;
        if (text.Equals("nan", StringComparison.OrdinalIgnoreCase)) return double.NaN;
        if (text.Contains('_'))
        {
            if (!SeparatesDigits(text)) return null;
            return Read(text.ToString().Replace("_", "", StringComparison.Ordinal));
        }
        if (text is ['0', 'x' or 'X', .. var hex]) return long.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) && bits >= 0 ? bits : null;
        if (text is ['0', _, ..] && Octal(text) is { } octal) return octal;
        // Whole numbers are read as such where they fit, so that 9007199254740993 is rounded as Go rounds it.
        if (text[0] != '0' && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)) return whole;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }

    /// <summary>Milliseconds of a duration; null where its units stand in another order than y w d h m s ms, or it is longer than 292 years.</summary>
    public static long? ReadDuration(ReadOnlySpan<char> text)
    {
        const long MostMilliseconds = long.MaxValue / 1_000_000;
        Int128 sum = 0;
        for (var next = 0; text.Length > 0;)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            var unit = text[digits..];
            if (unit.IndexOfAnyInRange('0', '9') is >= 0 and var length) unit = unit[..length];
            var index = next;
            while (index < Units.Length && !unit.SequenceEqual(Units[index].Unit)) index++;
            if (index == Units.Length || !long.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;
            sum += (Int128)count * Units[index].Milliseconds;
            if (sum > MostMilliseconds) return null;
            text = text[(digits + unit.Length)..];
            next = index + 1;
        }
        return (long)sum;
    }

    /// <summary>Milliseconds as a duration, such as <c>1h30m</c>.</summary>
    public static string WriteDuration(long milliseconds)
    {
        if (milliseconds == 0) return "0s";
        var text = "";
        foreach (var (unit, size) in Units[2..])
        {
            if (milliseconds < size) continue;
            text += FormattableString.Invariant($"{milliseconds / size}{unit}");
            milliseconds %= size;
        }
        return text;
    }

    private static int ScanNumber(string text, int at)
    {
        if (text[at] == '0' && at + 1 < text.Length && text[at + 1] is 'x' or 'X')
        {
            at += 2;
            while (at < text.Length && (char.IsAsciiHexDigit(text[at]) || text[at] == '_')) at++;
            return at;
        }
        at = Digits(text, at);
        if (at < text.Length && text[at] == '.') at = Digits(text, at + 1);
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            at = Digits(text, at);
        }
        return at;

        static int Digits(string text, int at)
        {
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '_')) at++;
            return at;
        }
    }

    private static int ScanDuration(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            if (end >= text.Length || !"smhdwy".Contains(text[end], StringComparison.Ordinal)) return at;
            end += text.AsSpan(end).StartsWith("ms") ? 2 : 1;
            at = end;
        }
        return at;
    }

    private static bool IsWordAt(string text, int at) => at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_');

    /// <summary>Whether every underscore stands between two digits, or behind <c>0x</c>.</summary>
    private static bool SeparatesDigits(ReadOnlySpan<char> text)
    {
        var isHex = text is ['0', 'x' or 'X', ..];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '_') continue;
            if (i == 0 || i == text.Length - 1) return false;
            if (!IsDigit(text[i + 1]) || !(IsDigit(text[i - 1]) || (isHex && i == 2))) return false;
        }
        return true;

        bool IsDigit(char c) => isHex ? char.IsAsciiHexDigit(c) : char.IsAsciiDigit(c);
    }

    /// <summary>The value of digits behind a leading zero; null where they are not all octal or do not fit.</summary>
    private static double? Octal(ReadOnlySpan<char> text)
    {
        long value = 0;
        foreach (var c in text)
        {
            if (c is < '0' or > '7' || value > long.MaxValue / 8) return null;
            value = (value * 8) + (c - '0');
        }
        return value;
    }
}
