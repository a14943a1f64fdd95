namespace OperatorConsole.Demo.Gateways.Dcgm;

/// <summary>Error codes of NVIDIA's driver that the demo plays.</summary>
internal static class Xid
{
    /// <summary>An uncorrectable memory error.</summary>
    public const int DoubleBitError = 48;

    /// <summary>A row of memory was remapped.</summary>
    public const int RowRemapped = 63;

    /// <summary>The GPU has fallen off the bus.</summary>
    public const int FallenOffTheBus = 79;
}
