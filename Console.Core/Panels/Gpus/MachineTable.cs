using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels.Gpus;

/// <summary>Several signals of a gateway at one moment, by machine and part.</summary>
internal sealed class MachineTable
{
    /// <summary>
    /// No clock, temperature, power, memory or count is as large, and none is below zero: DCGM's ways to say that a board has no
    /// such sensor are 2147483632 and above, up to 9223372036854775794.
    /// </summary>
    private const double NotSupported = 1e6;

    private readonly Gateway _gateway;
    private readonly DateTimeOffset _asOf;
    private readonly IReadOnlyDictionary<string, (MachineSignal Signal, Result<Dictionary<MachineKey, double>> Values)> _signals;

    private MachineTable(Gateway gateway, DateTimeOffset asOf, IReadOnlyDictionary<string, (MachineSignal, Result<Dictionary<MachineKey, double>>)> signals)
    {
        (_gateway, _asOf, _signals) = (gateway, asOf, signals);
        Keys = _signals.Values.SelectMany(s => s.Values.Value?.Keys ?? Enumerable.Empty<MachineKey>()).ToHashSet();
        Failure = _signals.Values.Select(s => s.Values.Failure).FirstOrDefault(f => f is not null);
    }

    /// <summary>All that any of the signals tells of.</summary>
    public IReadOnlySet<MachineKey> Keys { get; }

    /// <summary>Why one of the signals could not be asked.</summary>
    public Failure? Failure { get; }

    public static async Task<MachineTable> ReadAsync(
        QueryCache queries, Gateway gateway, IEnumerable<string> names, string part, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var asked = names.Select(n => (Name: n, Signal: MachineSignal.Find(gateway, n, part))).Where(s => s.Signal is not null)
            .Select(async s => (s.Name, Signal: s.Signal!, Values: await AskAsync(queries, s.Signal!, asOf, cancellation)));
        return new MachineTable(gateway, asOf, (await Task.WhenAll(asked)).ToDictionary(s => s.Name, s => (s.Signal, s.Values)));
    }

    public MachineSignal? Signal(string name) => _signals.TryGetValue(name, out var signal) ? signal.Signal : null;

    /// <summary>A signal of one machine or part.</summary>
    public Reading Reading(string name, MachineKey key)
    {
        if (!_signals.TryGetValue(name, out var signal))
            return Panels.Reading.NoSeries(_gateway.Profile.CannotTell.GetValueOrDefault(name) ?? $"{_gateway.Profile.Title} does not export it.") with { NotExported = true };
        var (asked, values) = signal;
        if (!values.Succeeded) return Panels.Reading.Failed(values.Failure, asked.Query);
        if (!values.Value.TryGetValue(key, out var value)) return Panels.Reading.NoSeries(asked.Signal.Note ?? "There is no such series of it now.", asked.Query);
        if (value is >= NotSupported or < 0) return Panels.Reading.NoSeries("The board has no such sensor: what it exports in its place is left out.", asked.Query) with { NotExported = true };
        return new Reading
        {
            State = value == 0 ? PanelState.Zero : PanelState.Value,
            Value = value,
            Text = UnitFormat.Format(value, asked.Signal.Unit),
            Unit = asked.Signal.Unit,
            AsOf = _asOf,
            Window = asked.Signal.Window,
            Query = asked.Query,
            Note = asked.Signal.Note,
        };
    }

    private static async Task<Result<Dictionary<MachineKey, double>>> AskAsync(QueryCache queries, MachineSignal signal, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var answer = await queries.InstantAsync(signal.Query, asOf, GpuReader.Asker, cancellation);
        if (!answer.Succeeded) return answer.Failure;
        var values = new Dictionary<MachineKey, double>();
        foreach (var sample in answer.Value.Samples)
            if (double.IsFinite(sample.Value)) values[signal.KeyOf(sample.Labels)] = sample.Value;
        return values;
    }
}
