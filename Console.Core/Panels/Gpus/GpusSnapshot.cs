namespace OperatorConsole.Core.Panels.Gpus;

/// <summary>All GPUs, nodes and inference servers at one moment; immutable, shared by every viewer.</summary>
public sealed record GpusSnapshot
{
    /// <summary>The moment all values are of.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>GPUs, and nodes of which no more is told; the worst first.</summary>
    public required IReadOnlyList<GpuRow> Gpus { get; init; }

    /// <summary>The machines; the worst first.</summary>
    public required IReadOnlyList<NodeSummary> Nodes { get; init; }

    /// <summary>Inference servers; the most loaded first.</summary>
    public required IReadOnlyList<ServerRow> Servers { get; init; }

    /// <summary>The gateways that tell of GPUs.</summary>
    public required IReadOnlyList<string> Gateways { get; init; }

    /// <summary>Why something could not be asked; null where all could.</summary>
    public Failure? Failure { get; init; }

    /// <summary>How long asking took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>What was seen when, by gateway.</summary>
    internal IReadOnlyDictionary<string, LastSeen> Seen { get; init; } = new Dictionary<string, LastSeen>();
}

/// <summary>An inference server and what it has to do.</summary>
/// <param name="Key">Its address and the model it serves.</param>
/// <param name="IsLost">Whether it reported within the last day and does not any more.</param>
/// <param name="LastSeen">When it was last seen.</param>
/// <param name="Running">Requests being worked on.</param>
/// <param name="Waiting">Requests that wait.</param>
/// <param name="KvCache">The share of its key-value cache in use.</param>
public sealed record ServerRow(MachineKey Key, bool IsLost, DateTimeOffset LastSeen, Reading Running, Reading Waiting, Reading KvCache);
