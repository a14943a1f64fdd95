using System.Globalization;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>Dates and times as Python writes and reads them.</summary>
internal static class PythonTime
{
    /// <summary><c>datetime.isoformat</c> in UTC: a fraction of six digits, or none on the full second.</summary>
    public static string IsoFormat(DateTimeOffset time) => time.UtcDateTime.ToString(
        time.UtcTicks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMicrosecond ? "yyyy-MM-dd'T'HH:mm:ss'+00:00'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    public static string IsoDate(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryTime(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
