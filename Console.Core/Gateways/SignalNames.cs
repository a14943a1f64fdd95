namespace OperatorConsole.Core.Gateways;

/// <summary>The names of the signals.</summary>
public static class SignalNames
{
    /// <summary>Requests per second.</summary>
    public const string Traffic = "traffic";

    /// <summary>The share of requests that failed.</summary>
    public const string Errors = "errors";

    /// <summary>How long requests take.</summary>
    public const string Latency = "latency";

    /// <summary>Requests being worked on.</summary>
    public const string InFlight = "inFlight";

    /// <summary>Requests waiting to be worked on.</summary>
    public const string Queued = "queued";

    /// <summary>The share of requests answered without a paid model.</summary>
    public const string Deflection = "deflection";

    /// <summary>The share of cache look-ups with a hit.</summary>
    public const string Cache = "cache";

    /// <summary>Tokens per second.</summary>
    public const string Tokens = "tokens";

    /// <summary>Money per hour.</summary>
    public const string Spend = "spend";

    /// <summary>What deflection saves per hour, in money or tokens.</summary>
    public const string Savings = "savings";

    /// <summary>A health score from 0 to 1 that the gateway itself publishes.</summary>
    public const string ProviderHealth = "providerHealth";

    /// <summary>Circuit breakers: 0 closed, 1 half open, 2 open.</summary>
    public const string Breaker = "breaker";

    /// <summary>Retries per minute.</summary>
    public const string Retries = "retries";

    /// <summary>Timeouts per minute.</summary>
    public const string Timeouts = "timeouts";

    /// <summary>What the gateway needs to work, such as its database: 1 is up.</summary>
    public const string Dependencies = "dependencies";

    /// <summary>Requests per second of agents and tools.</summary>
    public const string Agents = "agents";

    /// <summary>The share of an engine's key-value cache in use.</summary>
    public const string KvCache = "kvCache";

    /// <summary>GPUs or their nodes: 1 is up.</summary>
    public const string GpuUp = "gpuUp";

    /// <summary>The share of time a GPU is busy.</summary>
    public const string GpuUtilisation = "gpuUtilisation";

    /// <summary>The share of a GPU's memory in use.</summary>
    public const string GpuMemory = "gpuMemory";

    /// <summary>A GPU's memory in use.</summary>
    public const string GpuMemoryUsed = "gpuMemoryUsed";

    /// <summary>A GPU's temperature.</summary>
    public const string GpuTemperature = "gpuTemperature";

    /// <summary>The temperature of a GPU's memory.</summary>
    public const string GpuMemoryTemperature = "gpuMemoryTemperature";

    /// <summary>The power a GPU draws.</summary>
    public const string GpuPower = "gpuPower";

    /// <summary>A GPU's clock.</summary>
    public const string GpuClock = "gpuClock";

    /// <summary>The code of a GPU's last XID error; 0 for none.</summary>
    public const string GpuXid = "gpuXid";

    /// <summary>Memory rows remapped after errors that could not be corrected.</summary>
    public const string GpuEcc = "gpuEcc";

    /// <summary>What a gateway of requests has, or says why it has not.</summary>
    public static IReadOnlyList<string> OfRequests { get; } =
        [Traffic, Errors, Latency, InFlight, Deflection, Cache, Tokens, Spend, Savings, ProviderHealth, Breaker, Retries, Timeouts, Dependencies, Agents];

    /// <summary>What a machine that computes has.</summary>
    public static IReadOnlyList<string> OfMachines { get; } =
        [Queued, KvCache, GpuUp, GpuUtilisation, GpuMemory, GpuMemoryUsed, GpuTemperature, GpuMemoryTemperature, GpuPower, GpuClock, GpuXid, GpuEcc];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. OfRequests, .. OfMachines];
}
