namespace OperatorConsole.Demo.Simulation;

/// <summary>What the demo's gateways are called in the console, and their Prometheus jobs.</summary>
internal static class GatewayNames
{
    /// <summary>A StrataRouter.</summary>
    public const string Strata = "strata";

    /// <summary>A PrivateRouter.</summary>
    public const string Chat = "chat";

    /// <summary>An Isartor behind an OpenTelemetry collector.</summary>
    public const string Edge = "edge";

    /// <summary>A Gatewayz.</summary>
    public const string Hub = "hub";

    /// <summary>A LiteLLM proxy.</summary>
    public const string Proxy = "proxy";

    /// <summary>A vLLM server, where the local models run.</summary>
    public const string Inference = "inference";

    /// <summary>The DCGM exporters of the GPU nodes.</summary>
    public const string Gpu = "gpu";
}

/// <summary>The machines with GPUs.</summary>
internal static class GpuNodes
{
    public const string First = "gpu-node-1";
    public const string Second = "gpu-node-2";
}
