using System.Globalization;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>A request's id: 32 hexadecimal digits, or whatever the client sent in <c>X-Request-ID</c>, taken as it is.</summary>
internal readonly record struct RequestId(ulong High, ulong Low, string? Given)
{
    private const double GivenByClient = 0.02;

    public static RequestId Draw(SimulationRandom random)
    {
        var id = new RequestId(random.NextUInt64(), random.NextUInt64(), null);
        return random.Chance(GivenByClient) ? id with { Given = DrawGiven(random) } : id;
    }

    public static RequestId From(string given) => new(0, 0, given);

    public override string ToString() => Given ?? string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");

    /// <summary>What clients send: constants that repeat, attempts that share an id, quotes, markup, characters of regular expressions.</summary>
    private static string DrawGiven(SimulationRandom random) => random.Weighted([3, 2, 2, 1, 1, 1, 1]) switch
    {
        0 => "upstream-trace-42",
        1 => random.Uuid(),
        2 => $"mobile-{random.Between(1000, 1400)}",
        3 => $"batch \"nightly\" {random.Between(1, 8)}",
        4 => $"job<import>&step={random.Between(1, 6)}",
        5 => $"retry[{random.Between(1, 4)}].*",
        _ => $"café-{random.Between(1, 20)}",
    };
}
