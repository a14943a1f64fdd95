namespace OperatorConsole.Core.Prometheus;

/// <summary>Where Prometheus is asked, be it embedded or another team's.</summary>
public interface IPrometheusEndpoint
{
    /// <summary>The base address, path prefix included; null while an embedded server has no port yet.</summary>
    Uri? BaseAddress { get; }
}
