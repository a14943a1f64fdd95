using System.Globalization;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>Moments as trace stores want them in an address.</summary>
internal static class TraceTime
{
    public static string Rfc3339(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Microseconds(DateTimeOffset time) => ((time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);
}
