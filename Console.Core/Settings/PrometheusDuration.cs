using System.Globalization;
using System.Text;

namespace OperatorConsole.Core.Settings;

/// <summary>Durations as Prometheus writes them: <c>15s</c>, <c>1h30m</c>, <c>30d</c>; units from years to milliseconds, each at most once, in this order.</summary>
public static class PrometheusDuration
{
    private static readonly (string Unit, long Milliseconds)[] Units =
    [
        ("y", 365 * 86_400_000L), ("w", 7 * 86_400_000L), ("d", 86_400_000L), ("h", 3_600_000L), ("m", 60_000L), ("s", 1000L), ("ms", 1L),
    ];

    /// <summary>Reads a duration; false for anything Prometheus would not read.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text == "0") return true;
        var position = 0;
        var nextUnit = 0;
        while (position < text.Length)
        {
            var digits = Span(text, position, char.IsAsciiDigit);
            var letters = Span(text, position + digits.Length, char.IsAsciiLetterLower);
            var unit = IndexOfUnit(letters);
            if (unit < nextUnit || digits.Length is 0 or > 9) return false;
            var milliseconds = (Int128)Units[unit].Milliseconds * long.Parse(digits, CultureInfo.InvariantCulture);
            if (milliseconds > (long)(TimeSpan.MaxValue - duration).TotalMilliseconds - 1) return false;
            duration += TimeSpan.FromMilliseconds((long)milliseconds);
            position += digits.Length + letters.Length;
            nextUnit = unit + 1;
        }
        return position > 0;
    }

    /// <summary>Writes a duration in whole milliseconds, such as <c>1h30m</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        var rest = (long)duration.TotalMilliseconds;
        if (rest <= 0) return "0s";
        var text = new StringBuilder();
        // Years and weeks are left out: “365d” says the same and is what operators write.
        foreach (var (unit, milliseconds) in Units[2..])
        {
            if (rest < milliseconds) continue;
            text.Append(CultureInfo.InvariantCulture, $"{rest / milliseconds}{unit}");
            rest %= milliseconds;
        }
        return text.ToString();
    }

    private static int IndexOfUnit(ReadOnlySpan<char> letters)
    {
        var index = Units.Length - 1;
        while (index >= 0 && !letters.SequenceEqual(Units[index].Unit)) index--;
        return index;
    }

    private static ReadOnlySpan<char> Span(string text, int from, Func<char, bool> belongs)
    {
        var to = from;
        while (to < text.Length && belongs(text[to])) to++;
        return text.AsSpan(from, to - from);
    }
}
