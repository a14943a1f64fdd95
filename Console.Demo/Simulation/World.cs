namespace OperatorConsole.Demo.Simulation;

/// <summary>What all gateways of the demo share: the seed, the schedule of incidents, and so one story.</summary>
/// <param name="seed">Equal seeds tell equal stories.</param>
/// <param name="withPlan">False for a world in which only what is started by hand happens.</param>
internal sealed class World(int seed, bool withPlan = true)
{
    public int Seed => seed;

    public IncidentSchedule Incidents { get; } = new(seed, withPlan);

    /// <summary>The conditions of one minute or less; ask once per step, not once per request.</summary>
    public Conditions At(DateTimeOffset time) =>
        new(time, [.. Incidents.Between(time, time.AddMilliseconds(1)).Where(i => i.ActiveAt(time))]);
}

/// <summary>What is wrong in the world at one moment.</summary>
internal sealed class Conditions(DateTimeOffset time, IReadOnlyList<Incident> active)
{
    public DateTimeOffset Time => time;

    /// <summary>Relative load, around 1.</summary>
    public double Load { get; } = DailyRhythm.At(time);

    public bool Is(string scenario, string target)
    {
        foreach (var incident in active)
            if (incident.Scenario == scenario && incident.Target == target) return true;
        return false;
    }

    /// <summary>Whether the gateway does not answer: down, or in the seconds of a restart.</summary>
    public bool IsDown(string gateway) => active.Count > 0 && (Is(Scenario.GatewayDown, gateway) || Is(Scenario.GatewayRestart, gateway));

    /// <summary>The share of calls to this provider that fail.</summary>
    public double FailureShare(string provider) => active.Count > 0 && Is(Scenario.ProviderOutage, provider) ? 0.7 : provider == Providers.Cerebras ? 0.02 : 0.004;

    /// <summary>How many times longer than usual this model takes.</summary>
    public double Slowness(string model) => active.Count > 0 && Is(Scenario.SlowModel, model) ? 4.5 : 1;
}
