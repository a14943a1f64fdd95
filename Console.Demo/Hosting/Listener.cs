using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Hosting;

/// <summary>One port of a gateway: its endpoints, and whether anything answers there now.</summary>
/// <param name="Name">Tells a gateway's ports apart, such as <c>api</c> and <c>metrics</c>.</param>
/// <param name="Map">Adds the endpoints.</param>
/// <param name="Answers">False while the process behind the port is down: connections are cut without an answer.</param>
internal sealed record Listener(string Name, Action<IEndpointRouteBuilder> Map, Func<bool> Answers)
{
    /// <summary>What Prometheus finds when it scrapes this port; none where it does not.</summary>
    public Func<IEnumerable<Sample>>? Scraped { get; init; }
}
