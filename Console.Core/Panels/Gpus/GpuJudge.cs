namespace OperatorConsole.Core.Panels.Gpus;

/// <summary>Turns what is known of a GPU or node into one word with its reasons.</summary>
internal static class GpuJudge
{
    /// <summary>Below this a GPU does nothing.</summary>
    private const double Nothing = 0.01;

    public static (GpuStatus Status, IReadOnlyList<string> Reasons) Judge(GpuRow row)
    {
        if (Value(row.Up) == 0) return (GpuStatus.Down, ["told to be down"]);
        List<string> wrong = [];
        List<string> notes = [];
        if (Value(row.Xid) is > 0 and < 10_000 and var xid)
            (XidCodes.IsOfTheBoard((int)xid) ? wrong : notes).Add($"last Xid {xid:0}: {XidCodes.Words((int)xid)}");
        if (Value(row.Ecc) is > 0 and var rows) wrong.Add($"{rows:0} memory {(rows == 1 ? "row" : "rows")} remapped after errors that could not be corrected");
        if (Value(row.Temperature) is >= GpuReader.HotCore) wrong.Add($"{row.Temperature.Text} is hot");
        if (Value(row.MemoryTemperature) is >= GpuReader.HotMemory) wrong.Add($"memory at {row.MemoryTemperature.Text} is hot");
        if (wrong.Count > 0) return (GpuStatus.Failing, [.. wrong, .. notes]);
        var status = Value(row.Utilisation) is { } share ? share < Nothing ? GpuStatus.Idle : GpuStatus.Working : row.Utilisation.State == PanelState.Failed ? GpuStatus.Unknown : GpuStatus.Working;
        return (status, notes);
    }

    /// <summary>Only a value of now counts.</summary>
    private static double? Value(Reading reading) => reading.State is PanelState.Value or PanelState.Zero ? reading.Value : null;
}
