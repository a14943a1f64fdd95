using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;
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
        group.MapGet("/{dashboard}/panels/{panel}", PanelAsync).WithName("GetPanel").WithSummary("One chart of a dashboard over a range of time.");
        group.MapGet("/{dashboard}/panels", BoardAsync).WithName("GetPanels").WithSummary("All charts of a dashboard, or some, as one compact frame.")
            .Produces(StatusCodes.Status200OK, contentType: FrameResult.MediaType).Produces(StatusCodes.Status304NotModified);
    }

    private static Ok<DashboardsAnswer> All(GatewayFleet fleet) => TypedResults.Ok(new DashboardsAnswer(
    [
        new DashboardAnswer(BoardParameters.OfGateway, [.. fleet.Members.Where(m => m.Gateway.Succeeded).Select(m => new GatewayPanelsAnswer(
            m.Settings.Name,
            [.. GatewayBoard.Of(m.Gateway.Value!.Profile).Select(PanelInfoAnswer.Of)]))], null),
        .. FleetBoards.All.Select(d => new DashboardAnswer(d, null, [.. FleetBoards.Of(d, new FleetQuestion(FleetFilter.None), fleet).Panels.Select(PanelInfoAnswer.Of)])),
    ]));

    private static async Task<Results<Ok<PanelAnswer>, ProblemHttpResult>> PanelAsync(
        string panel, [AsParameters] BoardParameters parameters, HttpContext context, GatewayFleet fleet, BoardReader reader, TimeProvider time, ConsoleSettings settings,
        CancellationToken cancellation)
    {
        if (parameters.Resolve(context, fleet, time, settings, out var board, out var question) is { } problem) return problem;
        if (board.Panels.FirstOrDefault(p => p.Id == panel) is not { } known) return NoSuchPanel(panel, parameters, board);
        var data = await reader.ReadAsync(board with { Panels = [known] }, question, cancellation);
        return TypedResults.Ok(PanelAnswer.Of(data.Panels[0]));
    }

    private static async Task<Results<FrameResult, ProblemHttpResult>> BoardAsync(
        [AsParameters] BoardParameters parameters, HttpContext context, GatewayFleet fleet, BoardFrames frames, TimeProvider time, ConsoleSettings settings,
        CancellationToken cancellation, string? panels = null, string? since = null)
    {
        if (parameters.Resolve(context, fleet, time, settings, out var board, out var question) is { } problem) return problem;
        if (panels is not null)
        {
            var names = panels.Split(',', StringSplitOptions.RemoveEmptyEntries);
            if (names.FirstOrDefault(n => board.Panels.All(p => p.Id != n)) is { } unknown) return NoSuchPanel(unknown, parameters, board);
            board = board with { Panels = [.. board.Panels.Where(p => names.Contains(p.Id))] };
        }
        return new FrameResult(await frames.GetAsync(board, question, since, cancellation));
    }

    private static ProblemHttpResult NoSuchPanel(string panel, BoardParameters parameters, PanelBoard board) => Problems.NotFound(
        "No such panel",
        $"There is no panel “{Problems.Cut(panel)}” for {(parameters.Dashboard == BoardParameters.OfGateway ? parameters.Gateway : parameters.Dashboard)}. There are: {string.Join(", ", board.Panels.Select(p => p.Id))}.");
}

/// <summary>The dashboards.</summary>
internal sealed record DashboardsAnswer(IReadOnlyList<DashboardAnswer> Dashboards);

/// <summary>A dashboard with its charts: by gateway where each has its own.</summary>
internal sealed record DashboardAnswer(string Id, IReadOnlyList<GatewayPanelsAnswer>? Gateways, IReadOnlyList<PanelInfoAnswer>? Panels);

/// <summary>The charts of a gateway.</summary>
internal sealed record GatewayPanelsAnswer(string Name, IReadOnlyList<PanelInfoAnswer> Panels);

/// <summary>What a chart is.</summary>
internal sealed record PanelInfoAnswer(string Id, string Title, PanelKind Kind, string Unit)
{
    public static PanelInfoAnswer Of(PanelDefinition panel) => new(panel.Id, panel.Title, panel.Kind, panel.Unit);
}

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
