using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels.Gpus;

/// <summary>Reads all GPUs, nodes and inference servers that gateways tell of.</summary>
public sealed class GpuReader(QueryCache queries, GatewayFleet fleet, TimeProvider time)
{
    /// <summary>In °C: data centre boards begin to slow down a few degrees above.</summary>
    public const double HotCore = 85;

    /// <summary>In °C: stacked memory is made for 95.</summary>
    public const double HotMemory = 95;

    internal const string Asker = "gpus";

    private static readonly string[] Signals =
    [
        SignalNames.GpuUp, SignalNames.GpuUtilisation, SignalNames.GpuMemory, SignalNames.GpuMemoryUsed, SignalNames.GpuTemperature, SignalNames.GpuMemoryTemperature,
        SignalNames.GpuPower, SignalNames.GpuClock, SignalNames.GpuXid, SignalNames.GpuEcc,
    ];

    /// <summary>Reads once more. What cannot be had now is kept from <paramref name="before"/> and marked stale.</summary>
    public async Task<GpusSnapshot> ReadAsync(GpusSnapshot? before, CancellationToken cancellation)
    {
        var asOf = time.GetUtcNow();
        var gateways = fleet.Members.Select(m => m.Gateway.Value).OfType<Gateway>().ToArray();
        var gpus = gateways.Where(g => Signals.Any(g.Profile.Signals.ContainsKey)).Select(g => ReadGpusAsync(g, before, asOf, cancellation));
        var servers = gateways.Where(g => g.Profile.Signals.ContainsKey(SignalNames.KvCache)).Select(g => ReadServersAsync(g, before, asOf, cancellation));
        var (gpuParts, serverParts) = (await Task.WhenAll(gpus), await Task.WhenAll(servers));
        var rows = gpuParts.SelectMany(p => p.Rows).OrderBy(r => r.Status).ThenByDescending(r => r.Temperature.Value ?? 0).ThenBy(r => r.Key, MachineKey.Order).ToArray();
        return new GpusSnapshot
        {
            AsOf = asOf,
            Gpus = rows,
            Nodes = NodeSummary.Of(rows),
            Servers = [.. serverParts.SelectMany(p => p.Rows).OrderBy(r => r.IsLost ? 0 : 1).ThenByDescending(r => r.Waiting.Value ?? 0).ThenByDescending(r => r.KvCache.Value ?? 0).ThenBy(r => r.Key, MachineKey.Order)],
            Gateways = [.. gpuParts.Select(p => p.Gateway).Distinct()],
            Failure = gpuParts.Select(p => p.Failure).Concat(serverParts.Select(p => p.Failure)).FirstOrDefault(f => f is not null),
            Took = time.GetUtcNow() - asOf,
            Seen = gpuParts.Select(p => (p.Gateway, p.Seen)).Concat(serverParts.Select(p => (p.Gateway, p.Seen))).ToDictionary(p => p.Gateway, p => p.Seen),
        };
    }

    private async Task<Part<GpuRow>> ReadGpusAsync(Gateway gateway, GpusSnapshot? before, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var table = await MachineTable.ReadAsync(queries, gateway, Signals, DimensionNames.Gpu, asOf, cancellation);
        var presence = table.Signal(SignalNames.GpuUp) ?? table.Signal(SignalNames.GpuUtilisation);
        var seen = await SeenAsync(gateway, table, presence, before, asOf, cancellation);
        var earlier = before?.Gpus.Where(r => r.Key.Gateway == gateway.Name).ToDictionary(r => r.Key) ?? [];
        var rows = seen.Times.Keys.Union(table.Keys).Select(key => Row(key, table, seen, earlier.GetValueOrDefault(key), asOf));
        return new Part<GpuRow>(gateway.Name, [.. rows], seen, table.Failure);
    }

    private static GpuRow Row(MachineKey key, MachineTable table, LastSeen seen, GpuRow? earlier, DateTimeOffset asOf)
    {
        var row = new GpuRow { Key = key, LastSeen = seen.Times.GetValueOrDefault(key, asOf) };
        if (table.Failure is null && !table.Keys.Contains(key))
            return Blank(row, earlier) with { Status = GpuStatus.Lost, Reasons = [WhyLost(key, table)] };
        row = row with
        {
            Up = table.Reading(SignalNames.GpuUp, key).OrStale(earlier?.Up),
            Utilisation = table.Reading(SignalNames.GpuUtilisation, key).OrStale(earlier?.Utilisation),
            Memory = table.Reading(SignalNames.GpuMemory, key).OrStale(earlier?.Memory),
            MemoryUsed = table.Reading(SignalNames.GpuMemoryUsed, key).OrStale(earlier?.MemoryUsed),
            Temperature = table.Reading(SignalNames.GpuTemperature, key).OrStale(earlier?.Temperature),
            MemoryTemperature = table.Reading(SignalNames.GpuMemoryTemperature, key).OrStale(earlier?.MemoryTemperature),
            Power = table.Reading(SignalNames.GpuPower, key).OrStale(earlier?.Power),
            Clock = table.Reading(SignalNames.GpuClock, key).OrStale(earlier?.Clock),
            Xid = table.Reading(SignalNames.GpuXid, key).OrStale(earlier?.Xid),
            Ecc = table.Reading(SignalNames.GpuEcc, key).OrStale(earlier?.Ecc),
        };
        var (status, reasons) = GpuJudge.Judge(row);
        return row with { Status = status, Reasons = reasons };
    }

    // Nothing reports a GPU that fell off the bus: its series just end.
    private static string WhyLost(MachineKey key, MachineTable table) => key.Part.Length > 0 && table.Keys.Any(k => k.Node == key.Node)
        ? "its node still reports: the GPU may have fallen off the bus"
        : "nothing of its node is reported: see the node and its exporter";

    /// <summary>A lost one keeps the code of its last error, the only thing of it that is worth knowing later; numbers of now it has none.</summary>
    private static GpuRow Blank(GpuRow row, GpuRow? earlier)
    {
        var nothing = Reading.NoSeries("It is not reported any more.");
        return row with
        {
            Up = nothing,
            Utilisation = nothing,
            Memory = nothing,
            MemoryUsed = nothing,
            Temperature = nothing,
            MemoryTemperature = nothing,
            Power = nothing,
            Clock = nothing,
            Xid = earlier?.Xid is { Value: > 0 } xid ? xid with { State = PanelState.Stale, Note = "as last reported" } : nothing,
            Ecc = nothing,
        };
    }

    private async Task<Part<ServerRow>> ReadServersAsync(Gateway gateway, GpusSnapshot? before, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var table = await MachineTable.ReadAsync(queries, gateway, [SignalNames.InFlight, SignalNames.Queued, SignalNames.KvCache], DimensionNames.Model, asOf, cancellation);
        var seen = await SeenAsync(gateway, table, table.Signal(SignalNames.KvCache), before, asOf, cancellation);
        var earlier = before?.Servers.Where(r => r.Key.Gateway == gateway.Name).ToDictionary(r => r.Key) ?? [];
        var rows = seen.Times.Keys.Union(table.Keys).Select(key =>
        {
            var old = earlier.GetValueOrDefault(key);
            return new ServerRow(
                key, table.Failure is null && !table.Keys.Contains(key), seen.Times.GetValueOrDefault(key, asOf),
                table.Reading(SignalNames.InFlight, key).OrStale(old?.Running), table.Reading(SignalNames.Queued, key).OrStale(old?.Waiting),
                table.Reading(SignalNames.KvCache, key).OrStale(old?.KvCache));
        });
        return new Part<ServerRow>(gateway.Name, [.. rows], seen, table.Failure);
    }

    private async Task<LastSeen> SeenAsync(Gateway gateway, MachineTable table, MachineSignal? presence, GpusSnapshot? before, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var known = before?.Seen.GetValueOrDefault(gateway.Name) ?? LastSeen.Nothing;
        return presence is null || table.Failure is not null ? known : await known.LookAsync(queries, presence, table.Keys, asOf, cancellation);
    }

    private sealed record Part<TRow>(string Gateway, IReadOnlyList<TRow> Rows, LastSeen Seen, Failure? Failure);
}
