using System.Net;

namespace OperatorConsole.Core.Prometheus;

/// <summary>Which server answers.</summary>
public enum ServerKind
{
    /// <summary>Prometheus itself, or one that cannot be told from it.</summary>
    Prometheus,

    /// <summary>VictoriaMetrics.</summary>
    VictoriaMetrics,

    /// <summary>Thanos' query component.</summary>
    Thanos,

    /// <summary>Grafana Mimir, or Cortex.</summary>
    Mimir,
}

/// <summary>What a server does differently. Everything that depends on it is asked here.</summary>
/// <param name="Kind">Which server it is.</param>
/// <param name="Version">Its version as it says it; empty where it does not.</param>
public sealed record Dialect(ServerKind Kind, string Version)
{
    /// <summary>How VictoriaMetrics marks each of its answers.</summary>
    private const string VictoriaHeader = "X-Server-Hostname";

    /// <summary>What is taken for granted until a server says otherwise.</summary>
    public static Dialect Unknown { get; } = new(ServerKind.Prometheus, "");

    /// <summary>
    /// VictoriaMetrics answers ranges from a cache of its own, and moves their ends for it. Asked for, it leaves that out.
    /// </summary>
    /// <remarks>https://docs.victoriametrics.com/#prometheus-querying-api-enhancements</remarks>
    public bool AsksForNoCache => Kind == ServerKind.VictoriaMetrics;

    /// <summary>How long a server keeps new samples to itself: VictoriaMetrics its <c>-search.latencyOffset</c>.</summary>
    public TimeSpan Withheld => Kind == ServerKind.VictoriaMetrics ? TimeSpan.FromSeconds(30) : TimeSpan.Zero;

    /// <summary>The server in words: <c>Prometheus 2.42.0</c>.</summary>
    public override string ToString() => Version.Length > 0 ? $"{Kind} {Version}" : Kind.ToString();

    /// <summary>Tells a server by what it says of itself.</summary>
    internal static Dialect Of(BuildInfo build, HttpResponseMessage answer)
    {
        // Thanos counts from 0, Prometheus from 2. Debian's “2.42.0+ds” is 2.42.0.
        var version = (build.Version ?? "").Split('+')[0];
        if (answer.Headers.Contains(VictoriaHeader)) return new Dialect(ServerKind.VictoriaMetrics, "");
        if (build.Application is { Length: > 0 } name && (name.Contains("Mimir", StringComparison.OrdinalIgnoreCase) || name.Contains("Cortex", StringComparison.OrdinalIgnoreCase)))
            return new Dialect(ServerKind.Mimir, version);
        if (version.StartsWith("0.", StringComparison.Ordinal)) return new Dialect(ServerKind.Thanos, version);
        return new Dialect(ServerKind.Prometheus, version);
    }

    /// <summary>The kind of failure an error type names; null for one that is not known.</summary>
    /// <remarks>VictoriaMetrics names its HTTP status, and answers 422 to whatever it cannot parse. Mimir adds limits of its tenants.</remarks>
    internal static FailureKind? KindOf(string errorType) => errorType switch
    {
        "bad_data" or "422" or "400" => FailureKind.BadQuestion,
        "timeout" or "canceled" or "503" => FailureKind.Timeout,
        "execution" or "too_many_requests" => FailureKind.Execution,
        "not_found" => FailureKind.NotFound,
        _ => null,
    };

    /// <summary>Whether an answer in plain text says that there is no such call: 404, and 400 from VictoriaMetrics.</summary>
    internal static bool SaysNoSuchCall(HttpStatusCode status, ReadOnlySpan<byte> body) =>
        status == HttpStatusCode.NotFound || (status == HttpStatusCode.BadRequest && body.IndexOf("unsupported path requested"u8) >= 0);
}
