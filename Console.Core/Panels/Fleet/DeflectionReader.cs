using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>Reads what gateways answer without a paid model, and what that saves.</summary>
public sealed class DeflectionReader(FleetReader fleet)
{
    private static readonly string[] Signals = [SignalNames.Deflection, SignalNames.Cache, SignalNames.Savings];

    /// <summary>By what deflection can be told apart here.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = [DimensionNames.Layer, DimensionNames.Model, DimensionNames.Client, DimensionNames.Tool, DimensionNames.Team];

    /// <summary>Reads all gateways of a question.</summary>
    public Task<FleetSnapshot<DeflectionRow>> ReadAsync(FleetQuestion question, FleetSnapshot<DeflectionRow>? previous, CancellationToken cancellation) =>
        fleet.ReadAsync(question.Filter, previous, (signals, stop) => ReadAsync(signals, question.By, stop), cancellation);

    private static async Task<FleetPart<DeflectionRow>> ReadAsync(SignalQuestions signals, string? by, CancellationToken cancellation)
    {
        if (!Signals.Any(s => signals.CanTell(s, by)))
            return FleetPart<DeflectionRow>.Cannot((await signals.RatiosAsync(SignalNames.Deflection, by, cancellation)).Otherwise.Note!);
        var traffic = signals.ValuesAsync(SignalNames.Traffic, by, cancellation);
        var deflection = signals.RatiosAsync(SignalNames.Deflection, by, cancellation);
        var cache = signals.RatiosAsync(SignalNames.Cache, by, cancellation);
        var savings = await signals.ValuesAsync(SignalNames.Savings, by, cancellation);
        var (requests, deflected, hits) = (await traffic, await deflection, await cache);
        if ((deflected.Failure ?? hits.Failure ?? savings.Failure) is { } failure) return FleetPart<DeflectionRow>.Failed(failure);
        double? total = by is null ? null : requests.Values.Values.Sum(r => r.Value ?? 0);
        var values = by is null ? [""] : requests.Values.Keys.Union(deflected.Values.Keys).Union(hits.Values.Keys).Union(savings.Values.Keys);
        return new FleetPart<DeflectionRow>([.. values.Select(v =>
        {
            // What is saved is told in tokens or in money, never in both.
            var saved = savings[v];
            var isMoney = signals.Gateway.Profile.Signals.GetValueOrDefault(SignalNames.Savings)?.Unit.StartsWith("USD", StringComparison.Ordinal) == true;
            var other = Reading.NoSeries($"{signals.Gateway.Profile.Title} tells what it saves in {(isMoney ? "money" : "tokens")}.") with { NotExported = true };
            return new DeflectionRow(signals.Gateway.Name, signals.Gateway.Profile.Title, v, requests[v], Share(requests[v], total), deflected[v], hits[v], isMoney ? other : saved, isMoney ? saved : NotExported(saved, other));
        })]);
    }

    private static Reading Share(Reading requests, double? all) => requests.Value is { } some && all is > 0
        ? requests with { State = some == 0 ? PanelState.Zero : PanelState.Value, Value = some / all.Value, Text = UnitFormat.Percent(some / all.Value), Unit = "ratio", Note = $"{requests.Text} of {UnitFormat.Format(all.Value, requests.Unit)}" }
        : requests.Value is null ? requests : Reading.NoSeries("It is the whole.", requests.Query);

    // Who saves nothing at all says why in both columns.
    private static Reading NotExported(Reading saved, Reading other) => saved.NotExported ? saved : other;
}
