using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Api;

/// <summary>What the address of a page's charts says.</summary>
/// <param name="Dashboard">Which charts: <c>gateway</c>, or those of a page that looks across gateways.</param>
/// <param name="Gateway">The gateway's name; needed for <c>gateway</c>, all of them otherwise.</param>
/// <param name="Provider">One provider.</param>
/// <param name="Model">One model.</param>
/// <param name="Route">One route.</param>
/// <param name="By">The dimension lines are told apart by.</param>
/// <param name="From">The start of the range, such as <c>now-6h</c>.</param>
/// <param name="To">The end of the range.</param>
/// <param name="Tz">The viewer's zone by its IANA name, for days and weeks.</param>
/// <param name="Points">About how many points a chart has room for.</param>
/// <param name="Rev">The refresh this belongs to, Unix milliseconds: all who give the same see the same.</param>
internal sealed record BoardParameters(
    string Dashboard, string? Gateway = null, string? Provider = null, string? Model = null, string? Route = null, string? By = null,
    string From = "now-1h", string To = "now", string Tz = "UTC", int Points = 300, long? Rev = null)
{
    /// <summary>The dashboard of one gateway.</summary>
    public const string OfGateway = "gateway";

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public ProblemHttpResult? Resolve(
        HttpContext context, GatewayFleet fleet, TimeProvider time, ConsoleSettings settings, [NotNull] out PanelBoard? board, [NotNull] out PanelQuestion? question)
    {
        // Set before any use: a problem is returned instead otherwise.
        (board, question) = (null!, null!);
        if (ResolveBoard(fleet, out board) is { } problem) return problem;
        var zone = TimeZoneName.Find(Tz);
        if (!zone.Succeeded) return Problems.Of(zone.Failure);
        DateTimeOffset? tick = Rev is > 0 and < 253402300799999 ? DateTimeOffset.FromUnixTimeMilliseconds(Rev.Value) : null;
        var interval = board.SampleInterval(settings.Prometheus.ScrapeInterval);
        var asked = PanelQuestion.Of(new TimeRange(From, To), zone.Value, tick, time.GetUtcNow(), Points, interval, Asker.Of(context));
        if (!asked.Succeeded) return Problems.Of(asked.Failure);
        question = asked.Value;
        return null;
    }

    private ProblemHttpResult? ResolveBoard(GatewayFleet fleet, out PanelBoard board)
    {
        board = null!;
        if (Dashboard != OfGateway && !FleetBoards.All.Contains(Dashboard))
            return Problems.NotFound("No such dashboard", $"There is no dashboard “{Problems.Cut(Dashboard)}”. There are: {OfGateway}, {string.Join(", ", FleetBoards.All)}.");
        if (Dashboard == OfGateway && Gateway is not { Length: > 0 }) return Problems.BadRequest("Which gateway?", "The dashboard “gateway” needs the parameter “gateway”.");
        if (Gateway is { Length: > 0 } name && fleet.Find(name) is null) return Problems.NoSuchGateway(Problems.Cut(name), fleet.Members.Select(m => m.Settings.Name));
        var asked = FleetParameters.Question(new FleetParameters(Gateway, Provider, Model, Route, By), DimensionNames.All, fleet);
        if (!asked.Succeeded) return Problems.Of(asked.Failure);
        if (Dashboard != OfGateway)
        {
            board = FleetBoards.Of(Dashboard, asked.Value, fleet);
            return null;
        }
        var gateway = fleet.Find(Gateway!)!.Gateway;
        if (!gateway.Succeeded) return Problems.Of(gateway.Failure);
        board = GatewayBoard.Of(gateway.Value, asked.Value.Filter.Dimensions);
        return null;
    }
}
