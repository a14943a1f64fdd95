using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels;

/// <summary>When an alert was firing.</summary>
/// <param name="Name">The alert's name.</param>
/// <param name="Severity">Its severity label; empty where it has none.</param>
/// <param name="Spans">From the first to the last moment of each firing.</param>
public sealed record FiringSpans(string Name, string Severity, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Spans)
{
    /// <summary>Prometheus records every firing alert as a series. One question for all gateways: each picks its own.</summary>
    private const string Query = "ALERTS{alertstate=\"firing\"}";

    /// <summary>The alerts of some gateways; none where the server keeps no such series or cannot be asked, which its charts say themselves.</summary>
    internal static async Task<IReadOnlyList<FiringSpans>> ReadAsync(
        QueryCache queries, PanelQuestion question, GatewayFleet fleet, IReadOnlyList<Gateway> gateways, CancellationToken cancellation)
    {
        var answer = await queries.RangeAsync(Query, question.Grid, question.Asker, question.Tick, cancellation);
        if (!answer.Succeeded) return [];
        return [.. answer.Value.Answer.Series
            .Where(s => AlertAssignment.Owner(s.Labels["gateway"], s.Labels["job"], fleet) is { Length: > 0 } owner && gateways.Any(g => g.Name == owner))
            .GroupBy(s => (Name: s.Labels["alertname"], Severity: s.Labels["severity"]))
            .Select(g => new FiringSpans(g.Key.Name, g.Key.Severity, Join(g.SelectMany(s => Of(answer.Value.Answer.Grid, s)))))];
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Of(TimeGrid grid, Series series)
    {
        for (var i = 0; i < grid.Count; i++)
        {
            if (Series.IsMissing(series.Values[i])) continue;
            var first = i;
            while (i + 1 < grid.Count && !Series.IsMissing(series.Values[i + 1])) i++;
            yield return (grid.From(first).Start, grid.From(i).Start);
        }
    }

    /// <summary>Several series of one alert, each for another label set, as one.</summary>
    private static List<(DateTimeOffset From, DateTimeOffset To)> Join(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> spans)
    {
        List<(DateTimeOffset From, DateTimeOffset To)> joined = [];
        foreach (var span in spans.OrderBy(s => s.From))
        {
            if (joined.Count > 0 && span.From <= joined[^1].To) joined[^1] = (joined[^1].From, span.To > joined[^1].To ? span.To : joined[^1].To);
            else joined.Add(span);
        }
        return joined;
    }
}
