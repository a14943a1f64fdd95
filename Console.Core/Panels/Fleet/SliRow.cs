using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>How a gateway keeps to one of its service levels.</summary>
/// <param name="Gateway">The gateway's name.</param>
/// <param name="Title">Its kind, for people.</param>
/// <param name="Level">The target.</param>
/// <param name="Current">What it is now.</param>
public sealed record SliRow(string Gateway, string Title, ServiceLevel Level, Reading Current) : IFleetRow<SliRow>
{
    /// <summary>Whether the target is met.</summary>
    public SliStatus Status => Current switch
    {
        { State: PanelState.Value or PanelState.Zero, Value: { } value } => IsBeyond(value, Level.Alert) ? Doubt(SliStatus.Alert) : IsMet(value) ? Doubt(SliStatus.Met) : Doubt(SliStatus.Missed),
        { State: PanelState.Value } => SliStatus.Uncertain,
        _ => SliStatus.NoData,
    };

    /// <summary>The unit of its numbers.</summary>
    public string Unit => Current.Unit.Length > 0 ? Current.Unit : Level.Signal is SignalNames.Latency ? "seconds" : Level.Signal is SignalNames.Traffic ? "requests/s" : "ratio";

    /// <summary>The target in words, such as <c>&lt; 100 ms</c>.</summary>
    public string Target => $"{(Level.Bound == SliBound.Below ? "<" : ">")} {UnitFormat.Format(Level.Target, Unit)}";

    /// <summary>Where the alert is, in words, such as <c>&gt; 500 ms</c>.</summary>
    public string Alert => $"{(Level.Bound == SliBound.Below ? ">" : "<")} {UnitFormat.Format(Level.Alert, Unit)}";

    /// <inheritdoc/>
    public SliRow With(Func<Reading, Reading> change) => this with { Current = change(Current) };

    private bool IsMet(double value) => Level.Bound == SliBound.Below ? value < Level.Target : value > Level.Target;

    private bool IsBeyond(double value, double limit) => Level.Bound == SliBound.Below ? value > limit : value < limit;

    // A few requests, or a bucket that tells little, neither meet a target nor miss it.
    private SliStatus Doubt(SliStatus status) => Current.Uncertain ? SliStatus.Uncertain : status;
}

/// <summary>How a service level is kept.</summary>
public enum SliStatus
{
    /// <summary>Nothing is known: no requests, no series, or asking failed.</summary>
    NoData,

    /// <summary>Better than the target.</summary>
    Met,

    /// <summary>Too few requests, or a bucket too coarse to tell.</summary>
    Uncertain,

    /// <summary>Worse than the target.</summary>
    Missed,

    /// <summary>Worse than the limit of the alert.</summary>
    Alert,
}
