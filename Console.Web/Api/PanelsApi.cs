using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/dashboards</c>: what charts there are, one chart as JSON, and all charts of a page as one frame.</summary>
internal static class PanelsApi
{
    public static void MapPanelsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/dashboards").WithTags("Dashboards");
        group.MapGet("/", All).WithName("ListDashboards").WithSummary("The dashboards, and the charts of every gateway.");
        group.MapGet("/gateway/panels/{panel}", PanelAsync).WithName("GetGatewayPanel").WithSummary("One chart of a gateway over a range of time.");
        group.MapGet("/gateway/panels", BoardAsync).WithName("GetGatewayPanels").WithSummary("All charts of a gateway, or some, as one compact frame.")
            .Produces(StatusCodes.Status200OK, contentType: FrameResult.MediaType).Produces(StatusCodes.Status304NotModified);
    }

    private static Ok<DashboardsAnswer> All(GatewayFleet fleet) => TypedResults.Ok(new DashboardsAnswer(
    [
        new DashboardAnswer("gateway", [.. fleet.Members.Where(m => m.Gateway.Succeeded).Select(m => new GatewayPanelsAnswer(
            m.Settings.Name,
            [.. GatewayBoard.Of(m.Gateway.Value!.Profile).Select(p => new PanelInfoAnswer(p.Id, p.Title, p.Kind, p.Unit))]))]),
    ]));

    private static async Task<Results<Ok<PanelAnswer>, ProblemHttpResult>> PanelAsync(
        string panel, [AsParameters] BoardParameters parameters, HttpContext context, GatewayFleet fleet, BoardReader reader, TimeProvider time, ConsoleSettings settings,
        CancellationToken cancellation)
    {
        if (parameters.Resolve(context, fleet, time, settings, out var gateway, out var question) is { } problem) return problem;
        var all = GatewayBoard.Of(gateway.Profile);
        if (all.FirstOrDefault(p => p.Id == panel) is not { } known) return NoSuchPanel(panel, gateway, all);
        var board = await reader.ReadAsync(gateway, [known], question, cancellation);
        return TypedResults.Ok(PanelAnswer.Of(board.Panels[0]));
    }

    private static async Task<Results<FrameResult, ProblemHttpResult>> BoardAsync(
        [AsParameters] BoardParameters parameters, HttpContext context, GatewayFleet fleet, BoardFrames frames, TimeProvider time, ConsoleSettings settings,
        CancellationToken cancellation, string? panels = null, string? since = null)
    {
        if (parameters.Resolve(context, fleet, time, settings, out var gateway, out var question) is { } problem) return problem;
        var all = GatewayBoard.Of(gateway.Profile);
        var chosen = all;
        if (panels is not null)
        {
            var names = panels.Split(',', StringSplitOptions.RemoveEmptyEntries);
            if (names.FirstOrDefault(n => all.All(p => p.Id != n)) is { } unknown) return NoSuchPanel(unknown, gateway, all);
            chosen = [.. all.Where(p => names.Contains(p.Id))];
        }
        return new FrameResult(await frames.GetAsync(gateway, chosen, question, since, cancellation));
    }

    private static ProblemHttpResult NoSuchPanel(string panel, Gateway gateway, IEnumerable<PanelDefinition> all) =>
        Problems.NotFound("No such panel", $"There is no panel “{(panel.Length > 40 ? panel[..40] + "…" : panel)}” for {gateway.Name}. There are: {string.Join(", ", all.Select(p => p.Id))}.");
}

/// <summary>The dashboards.</summary>
internal sealed record DashboardsAnswer(IReadOnlyList<DashboardAnswer> Dashboards);

/// <summary>A dashboard with its charts by gateway.</summary>
internal sealed record DashboardAnswer(string Id, IReadOnlyList<GatewayPanelsAnswer> Gateways);

/// <summary>The charts of a gateway.</summary>
internal sealed record GatewayPanelsAnswer(string Name, IReadOnlyList<PanelInfoAnswer> Panels);

/// <summary>What a chart is.</summary>
internal sealed record PanelInfoAnswer(string Id, string Title, PanelKind Kind, string Unit);

/// <summary>What a chart shows.</summary>
internal sealed record PanelAnswer(
    PanelState State, DateTimeOffset AsOf, string Unit, PanelKind Kind, double StepSeconds, double? WindowSeconds, IReadOnlyList<string> Queries,
    IReadOnlyList<SeriesAnswer> Series, int TotalSeries, IReadOnlyList<string> Notes, FailureAnswer? Failure)
{
    public static PanelAnswer Of(PanelData data) => new(
        data.State, data.AsOf, data.Definition.Unit, data.Definition.Kind, data.Grid.Step.TotalSeconds, data.Window?.TotalSeconds, data.Queries,
        [.. data.Series.Select(s => SeriesAnswer.Of(s, data.Grid))], data.TotalSeries, data.Notes, FailureAnswer.Of(data.Failure));
}

/// <summary>One line: Unix seconds at which there is a sample, and its value; null where that is not a finite number.</summary>
internal sealed record SeriesAnswer(string Name, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<double> Times, IReadOnlyList<double?> Values)
{
    public static SeriesAnswer Of(PanelSeries line, TimeGrid grid)
    {
        List<double> times = [];
        List<double?> values = [];
        for (var i = 0; i < line.Series.Values.Length; i++)
        {
            var value = line.Series.Values[i];
            if (Series.IsMissing(value)) continue;
            times.Add(grid.At(i) / 1000.0);
            values.Add(double.IsFinite(value) ? value : null);
        }
        return new SeriesAnswer(line.Name, line.Series.Labels.ToDictionary(l => l.Key, l => l.Value), times, values);
    }
}
