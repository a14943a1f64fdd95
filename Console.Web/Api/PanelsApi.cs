using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/dashboards/gateway/panels/{panel}</c>: the series of one chart of the gateway page.</summary>
internal static class PanelsApi
{
    public static void MapPanelsApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/dashboards/gateway/panels/{panel}", ReadAsync)
            .WithTags("Dashboards").WithName("GetGatewayPanel").WithSummary("The series of one chart of a gateway over a range of time.");

    private static async Task<Results<Ok<PanelAnswer>, ProblemHttpResult>> ReadAsync(
        string panel, string gateway, GatewayFleet fleet, GatewayPanels panels, ConsoleSettings settings, CancellationToken cancellation,
        string from = "now-1h", string to = "now", string tz = "UTC", int points = 300)
    {
        if (GatewayPanels.All.FirstOrDefault(p => p.Id == panel) is not { } known)
            return Problems.NotFound("No such panel", $"There is no panel “{panel}”. There are: {string.Join(", ", GatewayPanels.All.Select(p => p.Id))}.");
        if (fleet.Find(gateway) is not { } member) return Problems.NoSuchGateway(gateway, fleet.Members.Select(m => m.Settings.Name));
        if (!member.Gateway.Succeeded) return Problems.Of(member.Gateway.Failure);
        var zone = TimeZoneName.Find(tz);
        if (!zone.Succeeded) return Problems.Of(zone.Failure);
        var data = await panels.ReadAsync(member.Gateway.Value, known, new TimeRange(from, to), zone.Value, points, settings.Prometheus.ScrapeInterval, cancellation);
        return data.Succeeded ? TypedResults.Ok(PanelAnswer.Of(data.Value)) : Problems.Of(data.Failure);
    }
}

/// <summary>What a chart shows.</summary>
internal sealed record PanelAnswer(
    PanelState State, DateTimeOffset AsOf, string Unit, double StepSeconds, IReadOnlyList<string> Queries,
    IReadOnlyList<SeriesAnswer> Series, IReadOnlyList<string> Notes, FailureAnswer? Failure)
{
    public static PanelAnswer Of(PanelData data) => new(
        data.State, data.AsOf, data.Unit, data.Step.TotalSeconds, data.Queries,
        [.. data.Series.Select(s => SeriesAnswer.Of(s.Name, s.Series))], data.Notes, FailureAnswer.Of(data.Failure));
}

/// <summary>One line: Unix seconds, and a value for each; null where it is not a finite number.</summary>
internal sealed record SeriesAnswer(string Name, IReadOnlyDictionary<string, string> Labels, double[] Times, double?[] Values)
{
    public static SeriesAnswer Of(string name, Series series) => new(
        name, series.Labels.ToDictionary(l => l.Key, l => l.Value), series.Times, [.. series.Values.Select(v => double.IsFinite(v) ? v : (double?)null)]);
}
