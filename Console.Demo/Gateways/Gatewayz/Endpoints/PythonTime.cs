using System.Globalization;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>Moments as Python writes them; a whole second has no fraction at all.</summary>
internal static class PythonTime
{
    /// <summary><c>2026-08-20T10:30:00.123456+00:00</c>, as <c>isoformat()</c> writes it into dictionaries made by hand.</summary>
    public static string Iso(DateTimeOffset time) => Naive(time) + "+00:00";

    /// <summary><c>2026-08-20T10:30:00.123456Z</c>, as response models write it.</summary>
    public static string Zulu(DateTimeOffset time) => Naive(time) + "Z";

    /// <summary><c>2026-08-20T10:29:59.4412+00:00</c>: PostgreSQL leaves the zeros at the end out.</summary>
    public static string Postgres(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'+00:00'", CultureInfo.InvariantCulture);

    /// <summary><c>2026-08-20:10</c>, the hour in Redis keys.</summary>
    public static string HourKey(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd:HH", CultureInfo.InvariantCulture);

    /// <summary>Seconds since 1970 with a fraction, as <c>time.time()</c> gives them.</summary>
    public static double Epoch(DateTimeOffset time) => Math.Round(time.ToUnixTimeMilliseconds() / 1000.0, 4);

    private static string Naive(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        var hasFraction = utc.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond != 0;
        return utc.ToString(hasFraction ? "yyyy-MM-dd'T'HH:mm:ss.ffffff" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
