using System.Globalization;

namespace OperatorConsole.Core.Requests.Lines;

/// <summary>Moments as gateways and collectors write them.</summary>
internal static class LogTime
{
    // 2026-08-20 10:29:59,441 is Python's; RFC 3339 has up to nine decimals.
    private static readonly string[] Local = ["yyyy-MM-dd HH:mm:ss,fff", "yyyy-MM-dd HH:mm:ss.fff", "yyyy-MM-dd HH:mm:ss.ffffff", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>Reads a text; a time without a zone is that of this machine.</summary>
    public static DateTimeOffset? Read(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return Read(number);
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal | DateTimeStyles.AdjustToUniversal, out var local))
            return new DateTimeOffset(local, TimeSpan.Zero);
        return text.Length >= 10 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }

    /// <summary>Reads a number: seconds, or by its size milliseconds, microseconds or nanoseconds since 1970.</summary>
    public static DateTimeOffset? Read(double number)
    {
        var seconds = number switch
        {
            < 1e8 => -1,
            < 1e11 => number,
            < 1e14 => number / 1e3,
            < 1e17 => number / 1e6,
            < 1e20 => number / 1e9,
            _ => -1,
        };
        // To the microsecond: a double holds no more of today.
        return seconds < 0 ? null : DateTimeOffset.UnixEpoch.AddMicroseconds(Math.Round(seconds * 1e6));
    }
}
