namespace OperatorConsole.Core.Gateways;

/// <summary>A target for a signal, and where it becomes an alert.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Signal">One of <see cref="SignalNames"/>.</param>
/// <param name="Bound">Whether the signal must stay below the target, or above it.</param>
/// <param name="Target">In the unit of the signal.</param>
/// <param name="Alert">On the far side of the target; beyond it somebody should be called.</param>
public sealed record ServiceLevel(string Id, string Title, string Signal, SliBound Bound, double Target, double Alert)
{
    /// <summary>Which percentile of a histogram; null for its mean and for signals that are none.</summary>
    public double? Quantile { get; init; }

    /// <summary>What one must know to read it rightly; null for nothing.</summary>
    public string? Note { get; init; }
}

/// <summary>On which side of a target a signal must stay.</summary>
public enum SliBound
{
    /// <summary>Smaller is better.</summary>
    Below,

    /// <summary>Larger is better.</summary>
    Above,
}
