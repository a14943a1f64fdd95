using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Simulated;

/// <summary>Finds hours of a world's plan in which nothing happens, so that a test starts its own incident only.</summary>
internal static class SimulatedTime
{
    /// <summary>A Wednesday noon.</summary>
    private static readonly DateTimeOffset Earliest = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The first time from then on with so long a quiet, at daytime of a working day.</summary>
    public static DateTimeOffset Quiet(World world, TimeSpan length)
    {
        for (var start = Earliest; start < Earliest.AddDays(60); start = start.AddMinutes(5))
        {
            var isDay = start.Hour is >= 8 and < 16 && start.DayOfWeek is >= DayOfWeek.Tuesday and <= DayOfWeek.Thursday;
            if (isDay && !world.Incidents.Between(start, start + length).Any()) return start;
        }
        throw new InvalidOperationException($"The plan has no quiet {length}.");
    }

    /// <summary>Starts a scenario by its name.</summary>
    public static void Play(this World world, string scenario, string target, DateTimeOffset start, TimeSpan length) =>
        world.Incidents.Start(Scenario.Find(scenario)!, target, start, length);
}
