using System.Globalization;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Panels.Explore;

/// <summary>Asks what somebody typed, for tables.</summary>
public sealed class ExploreReader(QueryCache queries)
{
    /// <summary>What is typed takes turns with the dashboards, whoever types.</summary>
    private const string Asker = "explore";

    /// <summary>Every series with its value at one moment.</summary>
    public async Task<ExploreAnswer> AtAsync(string query, DateTimeOffset moment, string sort, CancellationToken cancellation)
    {
        var answer = await queries.InstantAsync(query, moment, Asker, cancellation);
        if (!answer.Succeeded) return new ExploreAnswer { Failure = answer.Failure };
        var (samples, statistics) = (answer.Value.Samples, answer.Value.Statistics);
        return new ExploreAnswer
        {
            Table = SeriesTable.Of(["value"], [.. samples.Select(s => (s.Labels, new[] { s.Value }))], sort),
            Facts =
            [
                answer.Value.Type switch { "scalar" => "a scalar", "string" => "a text, which is no series", "matrix" => $"{Series(samples.Count)}, the last value of each", _ => Series(samples.Count) },
                .. statistics?.Evaluation is { } evaluation ? [$"evaluated in {UnitFormat.Seconds(evaluation.TotalSeconds)}"] : Array.Empty<string>(),
                .. statistics?.Samples is { } read ? [$"{UnitFormat.Count(read)} samples read"] : Array.Empty<string>(),
            ],
            Warnings = answer.Value.Warnings,
        };
    }

    /// <summary>Every series with its last, lowest, mean and highest value over a range.</summary>
    public async Task<ExploreAnswer> OverAsync(string query, PanelQuestion question, string sort, CancellationToken cancellation)
    {
        var answer = await queries.RangeAsync(query, question.Grid, Asker, question.Tick, cancellation);
        if (!answer.Succeeded) return new ExploreAnswer { Failure = answer.Failure };
        var range = answer.Value.Answer;
        return new ExploreAnswer
        {
            Table = SeriesTable.Of(Spread.Columns, [.. range.Series.Select(s => (s.Labels, Spread.Of(s.Values)))], sort),
            Facts = [Series(range.TotalSeries), $"step {PrometheusDuration.Format(question.Grid.Step)}", Cost(range.Cost)],
            Warnings = range.Warnings,
        };
    }

    /// <summary>What the newest part of a range cost, in words.</summary>
    internal static string Cost(RangeCost cost) =>
        string.Create(CultureInfo.InvariantCulture, $"{UnitFormat.Count(cost.Samples)} samples ({cost.Bytes / 1024.0:0.#} KiB) fetched in {UnitFormat.Seconds(cost.Took.TotalSeconds)}");

    private static string Series(int count) => count == 1 ? "1 series" : $"{UnitFormat.Count(count)} series";
}
