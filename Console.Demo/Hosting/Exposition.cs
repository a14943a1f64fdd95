using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Hosting;

/// <summary>Answers a scrape with a gateway's metrics as they stand.</summary>
internal static class Exposition
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static IResult Of(SimulatedGateway gateway)
    {
        lock (gateway.Gate) return Results.Text(gateway.Metrics.Expose(), ContentType);
    }
}
