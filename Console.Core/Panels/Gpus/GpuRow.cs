namespace OperatorConsole.Core.Panels.Gpus;

/// <summary>How a GPU or a node is doing; the worse comes first.</summary>
public enum GpuStatus
{
    /// <summary>It reported within the last day and does not any more.</summary>
    Lost,

    /// <summary>It is told to be down.</summary>
    Down,

    /// <summary>It runs and something is wrong with it.</summary>
    Failing,

    /// <summary>It is not known: Prometheus could not be asked.</summary>
    Unknown,

    /// <summary>It runs and has nothing to do.</summary>
    Idle,

    /// <summary>It works.</summary>
    Working,
}

/// <summary>A GPU, or a node of which nothing more is told.</summary>
public sealed record GpuRow
{
    /// <summary>Which one.</summary>
    public required MachineKey Key { get; init; }

    /// <summary>In one word.</summary>
    public GpuStatus Status { get; init; }

    /// <summary>What the status rests on.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>When it was last seen; the moment of the snapshot where it is there.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>Whether it is up, for nodes that are told so.</summary>
    public Reading Up { get; init; } = Reading.Loading;

    /// <summary>The share of time in which it is busy.</summary>
    public Reading Utilisation { get; init; } = Reading.Loading;

    /// <summary>The share of its memory in use.</summary>
    public Reading Memory { get; init; } = Reading.Loading;

    /// <summary>Its memory in use, in GiB.</summary>
    public Reading MemoryUsed { get; init; } = Reading.Loading;

    /// <summary>In °C.</summary>
    public Reading Temperature { get; init; } = Reading.Loading;

    /// <summary>In °C.</summary>
    public Reading MemoryTemperature { get; init; } = Reading.Loading;

    /// <summary>In watts.</summary>
    public Reading Power { get; init; } = Reading.Loading;

    /// <summary>Its SM clock in MHz.</summary>
    public Reading Clock { get; init; } = Reading.Loading;

    /// <summary>The code of its last Xid error; 0 for none.</summary>
    public Reading Xid { get; init; } = Reading.Loading;

    /// <summary>Memory rows remapped after errors that could not be corrected.</summary>
    public Reading Ecc { get; init; } = Reading.Loading;
}
