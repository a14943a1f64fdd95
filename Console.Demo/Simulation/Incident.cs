namespace OperatorConsole.Demo.Simulation;

/// <summary>One scenario that plays on one target from <paramref name="Start"/> until <paramref name="End"/>.</summary>
/// <param name="Manual">Started by a person rather than by the schedule.</param>
internal sealed record Incident(string Scenario, string Target, DateTimeOffset Start, DateTimeOffset End, bool Manual = false)
{
    public bool ActiveAt(DateTimeOffset time) => Start <= time && time < End;
}
