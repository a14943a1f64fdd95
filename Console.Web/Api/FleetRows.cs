using OperatorConsole.Core.Panels.Fleet;
using OperatorConsole.Core.Spend;

namespace OperatorConsole.Web.Api;

/// <summary>A provider behind a gateway.</summary>
internal sealed record ProviderAnswer(
    string Gateway, string Provider, ProviderStatus Status, IReadOnlyList<HealthInputAnswer> Inputs, ReadingAnswer Traffic, ReadingAnswer Errors,
    ReadingAnswer P50, ReadingAnswer P95, ReadingAnswer UsualP95, ReadingAnswer Breaker, ReadingAnswer Spend, ReadingAnswer Score, bool ScoreIsComputed, DateTimeOffset? LostSince)
{
    public static ProviderAnswer Of(ProviderRow row) => new(
        row.Gateway, row.Provider, row.Status, [.. row.Inputs.Select(i => new HealthInputAnswer(i.Name, i.Verdict, i.Words))], ReadingAnswer.Of(row.Traffic), ReadingAnswer.Of(row.Errors),
        ReadingAnswer.Of(row.Latency.P50), ReadingAnswer.Of(row.Latency.P95), ReadingAnswer.Of(row.UsualP95), ReadingAnswer.Of(row.Breaker), ReadingAnswer.Of(row.Spend),
        ReadingAnswer.Of(row.Score), row.IsScoreComputed, row.LostSince);
}

/// <summary>One of the readings a status rests on.</summary>
internal sealed record HealthInputAnswer(string Name, HealthVerdict Verdict, string Words);

/// <summary>How long requests take.</summary>
internal sealed record LatencyAnswer(string Gateway, string? Value, ReadingAnswer Traffic, ReadingAnswer P50, ReadingAnswer P95, ReadingAnswer P99, ReadingAnswer Mean)
{
    public static LatencyAnswer Of(LatencyRow row) => new(
        row.Gateway, ValueOrNull(row.Value), ReadingAnswer.Of(row.Traffic), ReadingAnswer.Of(row.Latency.P50), ReadingAnswer.Of(row.Latency.P95), ReadingAnswer.Of(row.Latency.P99), ReadingAnswer.Of(row.Latency.Mean));

    // A whole gateway has no value.
    public static string? ValueOrNull(string value) => value.Length > 0 ? value : null;
}

/// <summary>What is answered without a paid model.</summary>
internal sealed record DeflectionAnswer(string Gateway, string? Value, ReadingAnswer Traffic, ReadingAnswer? Share, ReadingAnswer Deflection, ReadingAnswer Cache, ReadingAnswer TokensSaved, ReadingAnswer MoneySaved)
{
    public static DeflectionAnswer Of(DeflectionRow row) => new(
        row.Gateway, LatencyAnswer.ValueOrNull(row.Value), ReadingAnswer.Of(row.Traffic), row.Value.Length > 0 ? ReadingAnswer.Of(row.Share) : null, ReadingAnswer.Of(row.Deflection), ReadingAnswer.Of(row.Cache), ReadingAnswer.Of(row.Tokens), ReadingAnswer.Of(row.Money));
}

/// <summary>A service level and how it is kept.</summary>
internal sealed record SliAnswer(string Gateway, string Id, string Title, SliStatus Status, ReadingAnswer Current, string Target, string Alert, string? Note)
{
    public static SliAnswer Of(SliRow row) => new(row.Gateway, row.Level.Id, row.Level.Title, row.Status, ReadingAnswer.Of(row.Current), row.Target, row.Alert, row.Level.Note);
}

/// <summary>What is spent.</summary>
internal sealed record SpendAnswer(
    DateTimeOffset AsOf, string Zone, DateTimeOffset Today, DateTimeOffset Month, IReadOnlyList<SpendRowAnswer> Totals,
    IReadOnlyList<SpendRowAnswer> Gateways, IReadOnlyList<SpendRowAnswer> Providers, IReadOnlyList<SpendRowAnswer> Models, IReadOnlyList<FleetAbsence> Absent, FailureAnswer? Failure)
{
    public static SpendAnswer Of(SpendSnapshot snapshot, string zone) => new(
        snapshot.AsOf, zone, snapshot.Periods.Today, snapshot.Periods.Month,
        [.. snapshot.Totals.Select(t => new SpendRowAnswer(null, null, t.Unit, ReadingAnswer.Of(t.Rate), ReadingAnswer.Of(t.Today), ReadingAnswer.Of(t.Month)))],
        RowsOf(snapshot.Gateways), RowsOf(snapshot.Providers), RowsOf(snapshot.Models), snapshot.Absent, FailureAnswer.Of(snapshot.Failure));

    private static IReadOnlyList<SpendRowAnswer> RowsOf(FleetSnapshot<SpendRow> table) =>
        [.. table.Rows.Select(r => new SpendRowAnswer(r.Gateway, LatencyAnswer.ValueOrNull(r.Value), r.Unit, ReadingAnswer.Of(r.Rate), ReadingAnswer.Of(r.Today), ReadingAnswer.Of(r.Month)))];
}

/// <summary>What a gateway, a provider or a model costs.</summary>
internal sealed record SpendRowAnswer(string? Gateway, string? Value, string Unit, ReadingAnswer PerHour, ReadingAnswer Today, ReadingAnswer Month);
