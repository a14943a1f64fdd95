namespace OperatorConsole.Core.Panels;

/// <summary>What a tile has to say. Each state looks different and is told in words; none is guessed from another.</summary>
public enum PanelState
{
    /// <summary>Asked for the first time, no answer yet.</summary>
    Loading,

    /// <summary>A value.</summary>
    Value,

    /// <summary>A true zero: something was counted, and it is none.</summary>
    Zero,

    /// <summary>Prometheus knows no such series, or the gateway cannot tell.</summary>
    NoSeries,

    /// <summary>A value from earlier; the latest attempt failed.</summary>
    Stale,

    /// <summary>There is no value because asking failed.</summary>
    Failed,
}
