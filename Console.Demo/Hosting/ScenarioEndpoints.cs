using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Hosting;

/// <summary>The demo's own port: which scenarios there are, what plays now, and a way to start one.</summary>
internal static class ScenarioEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, World world, TimeProvider time)
    {
        routes.MapGet("/scenario", () =>
        {
            var now = time.GetUtcNow();
            return Results.Ok(new
            {
                scenarios = Scenario.All,
                active = world.Incidents.Between(now, now.AddSeconds(1)),
                recent = world.Incidents.Between(now.AddDays(-1), now).OrderByDescending(i => i.Start),
                upcoming = world.Incidents.Between(now, now.AddHours(12)).Where(i => i.Start > now).OrderBy(i => i.Start),
            });
        });

        routes.MapPost("/scenario/{name}", (string name, string? target, double? minutes) =>
        {
            if (Scenario.Find(name) is not { } scenario)
                return Results.Problem($"There is no scenario “{name}”. GET /scenario lists them.", statusCode: StatusCodes.Status404NotFound);
            target ??= scenario.Targets[0];
            if (!scenario.Targets.Contains(target))
                return Results.Problem($"“{name}” cannot hit “{target}”. It can hit: {string.Join(", ", scenario.Targets)}.", statusCode: StatusCodes.Status400BadRequest);
            var length = TimeSpan.FromMinutes(minutes ?? scenario.TypicalMinutes);
            if (length <= TimeSpan.Zero || length > TimeSpan.FromHours(24))
                return Results.Problem("minutes must be more than 0 and at most 1440.", statusCode: StatusCodes.Status400BadRequest);
            return Results.Ok(world.Incidents.Start(scenario, target, time.GetUtcNow(), length));
        });
    }
}
