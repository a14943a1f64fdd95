using System.Globalization;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>What was asked of the provider and what was spared, minute by minute for seven days.</summary>
/// <remarks>The real gateway keeps every event in memory and in usage.jsonl, and reads the file at start: this survives restarts.</remarks>
internal sealed class UsageLedger
{
    private const int Minutes = 7 * 24 * 60;

    private readonly SortedDictionary<string, UsageMinute[]> _byModel = new(StringComparer.Ordinal);

    public void Add(string model, in Exchange exchange)
    {
        if (!_byModel.TryGetValue(model, out var minutes)) _byModel[model] = minutes = new UsageMinute[Minutes];
        var minute = exchange.Time.ToUnixTimeSeconds() / 60;
        ref var bin = ref minutes[minute % Minutes];
        if (bin.Minute != minute) bin = new UsageMinute { Minute = minute };
        bin.Totals = bin.Totals.Plus(Of(exchange));
    }

    /// <summary>US dollars by the gateway's own price list.</summary>
    public static double Cost(in Exchange exchange) => IsartorSettings.Price.Cost(exchange.PromptTokens, exchange.CompletionTokens);

    /// <summary>The totals of each model since a moment.</summary>
    public IEnumerable<(string Model, UsageTotals Totals)> ByModel(DateTimeOffset since) =>
        from entry in _byModel
        let totals = Sum(entry.Value, since)
        where totals.Any
        select (entry.Key, totals);

    /// <summary>The same split into days, in order.</summary>
    public IEnumerable<(string Day, string Model, UsageTotals Totals)> ByDay(DateTimeOffset since) =>
        from entry in _byModel
        from bin in entry.Value
        where bin.Totals.Any && bin.Time >= since
        group bin.Totals by (Day: bin.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), entry.Key) into day
        orderby day.Key.Day, day.Key.Key
        select (day.Key.Day, day.Key.Key, day.Aggregate((a, b) => a.Plus(b)));

    public UsageTotals Total(DateTimeOffset since) => ByModel(since).Aggregate(new UsageTotals(), (sum, entry) => sum.Plus(entry.Totals));

    private static UsageTotals Sum(UsageMinute[] minutes, DateTimeOffset since)
    {
        var totals = new UsageTotals();
        foreach (ref readonly var bin in minutes.AsSpan())
            if (bin.Totals.Any && bin.Time >= since) totals = totals.Plus(bin.Totals);
        return totals;
    }

    private static UsageTotals Of(in Exchange exchange)
    {
        var cost = Cost(exchange);
        return exchange.Layer.IsDeflected()
            ? new UsageTotals { Deflected = 1, PromptTokens = exchange.PromptTokens, SavedUsd = cost }
            : new UsageTotals { Requests = 1, PromptTokens = exchange.PromptTokens, CompletionTokens = exchange.CompletionTokens, CostUsd = cost, CloudTokens = exchange.PromptTokens + exchange.CompletionTokens };
    }

    private struct UsageMinute
    {
        public long Minute;
        public UsageTotals Totals;

        public readonly DateTimeOffset Time => DateTimeOffset.FromUnixTimeSeconds(Minute * 60);
    }
}
