namespace OperatorConsole.Core.Panels.Gpus;

/// <summary>A machine, from all that tell of it. Shares are averaged, never added up.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Status">The worst of its GPUs and of what is told of itself.</param>
/// <param name="Reporting">How many of its GPUs report.</param>
/// <param name="Gpus">How many GPUs it had within the last day; 0 where only the machine itself is told of.</param>
/// <param name="Utilisation">The mean of the GPUs that report.</param>
/// <param name="Memory">The mean of the GPUs that report.</param>
/// <param name="Temperature">The hottest GPU.</param>
/// <param name="Power">All GPUs that report together.</param>
/// <param name="LastSeen">When anything of it was last seen.</param>
public sealed record NodeSummary(
    string Node, GpuStatus Status, int Reporting, int Gpus, Reading Utilisation, Reading Memory, Reading Temperature, Reading Power, DateTimeOffset LastSeen)
{
    internal static IReadOnlyList<NodeSummary> Of(IEnumerable<GpuRow> rows) =>
        [.. rows.Where(r => r.Key.Node.Length > 0).GroupBy(r => r.Key.Node).Select(Of).OrderBy(n => n.Status).ThenBy(n => n.Node, StringComparer.Ordinal)];

    private static NodeSummary Of(IGrouping<string, GpuRow> node)
    {
        var gpus = node.Where(r => r.Key.Part.Length > 0).ToArray();
        // A machine's own number is its agent's mean: it counts where its GPUs tell nothing.
        GpuRow[] shown = gpus.Length > 0 ? gpus : [.. node];
        return new NodeSummary(
            node.Key, node.Min(r => r.Status), gpus.Count(g => g.Status != GpuStatus.Lost), gpus.Length,
            Together(shown, r => r.Utilisation, v => v.Average(), "mean of"), Together(shown, r => r.Memory, v => v.Average(), "mean of"),
            Together(shown, r => r.Temperature, v => v.Max(), "hottest of"), Together(shown, r => r.Power, v => v.Sum(), "sum of"), node.Max(r => r.LastSeen));
    }

    private static Reading Together(GpuRow[] rows, Func<GpuRow, Reading> pick, Func<IEnumerable<double>, double> join, string how)
    {
        var readings = rows.Select(pick).ToArray();
        var told = readings.Where(r => r is { Value: not null, State: PanelState.Value or PanelState.Zero }).ToArray();
        if (told.Length == 0) return readings[0];
        var value = join(told.Select(r => r.Value!.Value));
        var first = told[0];
        return first with
        {
            State = value == 0 ? PanelState.Zero : PanelState.Value,
            Value = value,
            Text = UnitFormat.Format(value, first.Unit),
            Note = $"{how} {told.Length} {(rows[0].Key.Part.Length > 0 ? told.Length == 1 ? "GPU" : "GPUs" : told.Length == 1 ? "report" : "reports")}",
        };
    }
}
