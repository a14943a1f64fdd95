namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>What one key's requests of one deployment came to on one day.</summary>
internal sealed class SpendCell(DateOnly day, VirtualKey key, Deployment deployment)
{
    public DateOnly Day => day;

    public VirtualKey Key => key;

    public Deployment Deployment => deployment;

    public double Spend { get; private set; }

    public long Tokens { get; private set; }

    /// <summary>Rows of the spend log, failed requests included.</summary>
    public long Requests { get; private set; }

    public void Add(in SpendRow row)
    {
        Spend += row.Spend;
        Tokens += row.PromptTokens + row.CompletionTokens;
        Requests++;
    }
}

/// <summary>The spend log day by day, as the proxy's views over it sum it up. Days are those of the start, in UTC; the last 31 are kept.</summary>
internal sealed class SpendLedger
{
    private const int Days = 31;

    private readonly SortedDictionary<DateOnly, Dictionary<int, SpendCell>> _days = [];

    public void Add(in SpendRow row)
    {
        var date = DateOnly.FromDateTime(row.Start.UtcDateTime);
        if (!_days.TryGetValue(date, out var day))
        {
            _days[date] = day = [];
            while (_days.Count > Days) _days.Remove(_days.First().Key);
        }
        var place = (row.Key.Index * 100) + row.Deployment.Index;
        if (!day.TryGetValue(place, out var cell)) day[place] = cell = new SpendCell(date, row.Key, row.Deployment);
        cell.Add(row);
    }

    /// <summary>Every cell from the first to the last day, both included.</summary>
    public IEnumerable<SpendCell> Between(DateOnly first, DateOnly last) =>
        _days.Where(d => d.Key >= first && d.Key <= last).SelectMany(d => d.Value.Values);

    /// <summary>The last thirty days and today, which the proxy's monthly views cover.</summary>
    public IEnumerable<SpendCell> LastMonth(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return Between(today.AddDays(-30), today);
    }
}
