using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>The checks behind the public status page: every tracked model every five minutes, into the database.</summary>
internal sealed class ModelChecks(SimulationRandom random)
{
    private const int EverySeconds = 300;
    private const int SlotsPerDay = 86_400 / EverySeconds;

    private readonly (long Number, int Failed)[] _slots = new (long, int)[SlotsPerDay];
    private readonly int[] _failuresInRow = new int[HubCatalogue.Models.Count];
    private long _newest = -1;

    public int IncidentsEver { get; private set; }

    public int Healthy => _failuresInRow.Count(f => f == 0);

    public bool IsHealthy(HubModel model) => _failuresInRow[model.Index] == 0;

    /// <summary>Whether it failed twice in a row and was not seen well since.</summary>
    public bool HasIncident(HubModel model) => _failuresInRow[model.Index] >= 2;

    public void Advance(Conditions conditions)
    {
        var second = conditions.Time.ToUnixTimeSeconds();
        if (second % EverySeconds != 0) return;
        _newest = second / EverySeconds;
        var failed = 0;
        foreach (var model in HubCatalogue.Models)
        {
            if (random.Chance(conditions.FailureShare(model.Provider.Slug)))
            {
                failed++;
                if (++_failuresInRow[model.Index] == 2) IncidentsEver++;
            }
            else _failuresInRow[model.Index] = 0;
        }
        _slots[_newest % SlotsPerDay] = (_newest, failed);
    }

    /// <summary>The checks of the last day: how many there were, and how many succeeded among the newest <paramref name="page"/>.</summary>
    public (int Total, int SuccessfulInPage) LastDay(int page)
    {
        var (total, inPage, successful) = (0, 0, 0);
        for (var number = _newest; number > _newest - SlotsPerDay && number >= 0; number--)
        {
            var slot = _slots[number % SlotsPerDay];
            if (slot.Number != number) continue;
            total += HubCatalogue.Models.Count;
            var taken = Math.Min(HubCatalogue.Models.Count, page - inPage);
            inPage += taken;
            successful += Math.Min(taken, HubCatalogue.Models.Count - slot.Failed);
        }
        return (total, successful);
    }
}
