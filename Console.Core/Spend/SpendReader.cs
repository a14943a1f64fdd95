using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;

namespace OperatorConsole.Core.Spend;

/// <summary>Reads what is spent today and this month: by gateway, by provider and by model.</summary>
public sealed class SpendReader(FleetReader fleet, TimeProvider time)
{
    /// <summary>Reads all gateways of a question.</summary>
    public async Task<SpendSnapshot> ReadAsync(SpendQuestion question, SpendSnapshot? previous, CancellationToken cancellation)
    {
        // The name was found when the question was made.
        var periods = SpendPeriods.At(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(question.Zone));
        var gateways = By(null, previous?.Gateways);
        var providers = By(DimensionNames.Provider, previous?.Providers);
        var models = By(DimensionNames.Model, previous?.Models);
        return new SpendSnapshot(periods, await gateways, await providers, await models);

        Task<FleetSnapshot<SpendRow>> By(string? dimension, FleetSnapshot<SpendRow>? before) =>
            fleet.ReadAsync(question.Filter, before, (signals, stop) => ReadAsync(signals, dimension, periods, stop), cancellation);
    }

    private static async Task<FleetPart<SpendRow>> ReadAsync(SignalQuestions signals, string? by, SpendPeriods periods, CancellationToken cancellation)
    {
        var now = signals.ValuesAsync(SignalNames.Spend, by, cancellation);
        if (!signals.CanTell(SignalNames.Spend, by)) return FleetPart<SpendRow>.Cannot((await now).Otherwise.Note!);
        var grid = periods.Grid;
        var rates = signals.RangeAsync(SignalNames.Spend, by, grid, SpendPeriods.Step, cancellation);
        var wholes = by is null ? rates : signals.RangeAsync(SignalNames.Spend, null, grid, SpendPeriods.Step, cancellation);
        var rest = signals.ValuesAsync(SignalNames.Spend, by, RestOf(signals, periods), cancellation);
        var (told, whole) = (await rates, await wholes);
        if ((told?.Failure ?? whole?.Failure) is { } failure) return FleetPart<SpendRow>.Failed(failure);
        var (perHour, lately) = (await now, await rest);
        if ((perHour.Failure ?? lately.Failure) is { } other) return FleetPart<SpendRow>.Failed(other);

        var profile = signals.Gateway.Profile;
        var unit = profile.Signals[SignalNames.Spend].Unit.Replace("/h", "", StringComparison.Ordinal);
        var range = told!.Value!;
        var series = range.Values.ToDictionary(v => v.Value, v => v.Series);
        var sum = new SpendSum(periods, range, whole?.Value?.Values.FirstOrDefault().Series, unit);
        var values = by is null ? [""] : series.Keys.Union(perHour.Values.Keys);
        return new FleetPart<SpendRow>([.. values.Select(v => new SpendRow(
            signals.Gateway.Name, profile.Title, v, unit, perHour[v], Since(v, periods.Today), Since(v, periods.Month)))]);

        Reading Since(string value, DateTimeOffset since) => sum.Since(series.GetValueOrDefault(value), since, lately[value].Value ?? 0);
    }

    // The time since the last quarter, and as many samples as a rate needs.
    private static TimeSpan RestOf(SignalQuestions signals, SpendPeriods periods)
    {
        var rest = TimeSpan.FromSeconds(Math.Ceiling((periods.Now - periods.Grid.End).TotalSeconds));
        return rest > signals.Gateway.Window ? rest : signals.Gateway.Window;
    }
}
