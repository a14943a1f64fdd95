using System.Globalization;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The two ways in which Isartor writes a time.</summary>
internal static class Stamp
{
    /// <summary>In JSON bodies, chrono's way: <c>2026-04-10T12:35:01.001200300+00:00</c>.</summary>
    public static string Body(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fffffff}{time.Ticks * 37 % 100:00}+00:00");

    /// <summary>In log lines, tracing's way: <c>2026-04-10T12:35:01.003411Z</c>.</summary>
    public static string Log(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
