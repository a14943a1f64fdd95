using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>The users and their prepaid credit. It is a database: a restart of the gateway does not touch it.</summary>
internal sealed class Customers
{
    /// <summary>Who owns the demo's API key; an administrator.</summary>
    public const int Administrator = 1;

    /// <summary>The team whose batch job is the spend spike.</summary>
    public const int BatchTeam = 7;

    private const int Capacity = 4_096;

    private const int Early = 400;

    private readonly double[] _credit = new double[Capacity + 1];

    public Customers(SimulationRandom random)
    {
        for (var user = 1; user <= Early; user++) _credit[user] = random.Between(0.2, 6.0);
        Count = Early;
    }

    public int Count { get; private set; }

    /// <summary>A user who does something now; the first ones are the busiest.</summary>
    public int Pick(SimulationRandom random)
    {
        var share = random.NextDouble();
        return 1 + (int)(share * share * share * Count);
    }

    /// <summary>US dollars left.</summary>
    public double Credit(int user) => _credit[user];

    public bool HasCredit(int user) => _credit[user] > 0;

    /// <summary>Takes away or gives.</summary>
    public void Add(int user, double usd) => _credit[user] += usd;

    /// <summary>A new user's number; none when the demo has as many as it keeps.</summary>
    public int? SignUp()
    {
        if (Count == Capacity) return null;
        _credit[++Count] = 5;
        return Count;
    }
}
