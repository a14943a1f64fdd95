using System.Collections.Concurrent;

namespace OperatorConsole.Demo.Simulation;

/// <summary>Which incidents happen when: a seeded plan for every day, past and future, and what a person started by hand.</summary>
internal sealed class IncidentSchedule(int seed, bool withPlan = true)
{
    private readonly ConcurrentDictionary<DateOnly, Incident[]> _planned = new();
    private readonly ConcurrentQueue<Incident> _manual = new();

    /// <summary>Incidents that touch the interval from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public IEnumerable<Incident> Between(DateTimeOffset from, DateTimeOffset to)
    {
        for (var day = DateOnly.FromDateTime(from.UtcDateTime).AddDays(-1); day <= DateOnly.FromDateTime(to.UtcDateTime); day = day.AddDays(1))
        {
            foreach (var incident in _planned.GetOrAdd(day, Plan))
                if (incident.Start < to && incident.End > from) yield return incident;
        }
        foreach (var incident in _manual)
            if (incident.Start < to && incident.End > from) yield return incident;
    }

    /// <summary>Starts a scenario by hand.</summary>
    public Incident Start(Scenario scenario, string target, DateTimeOffset now, TimeSpan length)
    {
        var incident = new Incident(scenario.Name, target, now, now + length, Manual: true);
        _manual.Enqueue(incident);
        return incident;
    }

    /// <summary>Eight incidents a day, about three hours apart, every kind in turn.</summary>
    private Incident[] Plan(DateOnly day)
    {
        if (!withPlan) return [];
        var random = SimulationRandom.For(seed, $"incidents/{day:yyyy-MM-dd}");
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return
        [
            .. Enumerable.Range(0, 8).Select(i =>
            {
                var scenario = Scenario.All[((day.DayNumber * 8) + i) % Scenario.All.Count];
                var start = midnight.AddMinutes((i * 180) + random.Between(10, 130));
                var length = scenario.Name == Scenario.GatewayRestart ? 0.2 : scenario.TypicalMinutes * random.Between(0.6, 1.4);
                return new Incident(scenario.Name, random.Pick(scenario.Targets), start, start.AddMinutes(length));
            }),
        ];
    }
}
