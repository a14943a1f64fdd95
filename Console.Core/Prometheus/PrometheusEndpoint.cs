namespace OperatorConsole.Core.Prometheus;

/// <summary>Where Prometheus is asked, be it embedded or another team's.</summary>
public interface IPrometheusEndpoint
{
    /// <summary>The base address, path prefix included. Ask again for every call: an embedded server may move when it is restarted. Null while there is none.</summary>
    Uri? BaseAddress { get; }

    /// <summary>What is known about the server without asking it; of another team's, nothing is.</summary>
    PrometheusServerState State => PrometheusServerState.Running;
}

/// <summary>What is known about a Prometheus server.</summary>
/// <param name="Phase">Whether it runs.</param>
/// <param name="Reason">Why it does not, in words for an operator; null where there is nothing to say.</param>
public sealed record PrometheusServerState(PrometheusServerPhase Phase, string? Reason = null)
{
    /// <summary>Nothing speaks against asking it.</summary>
    public static PrometheusServerState Running { get; } = new(PrometheusServerPhase.Running);
}

/// <summary>Whether a server runs.</summary>
public enum PrometheusServerPhase
{
    /// <summary>It was started and is not ready yet, for instance because it reads its log of recent samples.</summary>
    Starting,

    /// <summary>It answers, as far as is known.</summary>
    Running,

    /// <summary>It has ended and will be started again.</summary>
    Down,
}

/// <summary>A server that somebody else runs; whether it can be reached is found out by asking it.</summary>
/// <param name="BaseAddress">Its address, path prefix included.</param>
public sealed record ExternalPrometheus(Uri? BaseAddress) : IPrometheusEndpoint;
