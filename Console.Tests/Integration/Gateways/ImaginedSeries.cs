using OperatorConsole.Core.Gateways;
using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Gateways;

/// <summary>Writes series of all metrics a profile knows, with every value it knows of their labels, as a gateway would have exported them lately.</summary>
internal sealed class ImaginedSeries(RemoteWrite target, DateTimeOffset now)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Past = TimeSpan.FromMinutes(20);

    /// <summary>Writes a family with these labels besides its own.</summary>
    public async Task WriteAsync(KnownMetrics metrics, params (string Name, string Value)[] labels)
    {
        foreach (var metric in metrics.All.Where(m => !m.IsNeverWritten))
            foreach (var own in LabelSets(metric)) Add(metric, [.. own, .. labels]);
        await target.SendAsync();
    }

    /// <summary>Writes that the target answers.</summary>
    public async Task WriteUpAsync(params (string Name, string Value)[] labels)
    {
        Add("up", labels, _ => 1);
        await target.SendAsync();
    }

    /// <summary>Writes a counter that grows by so much per second.</summary>
    public async Task WriteCounterAsync(string name, double perSecond, params (string Name, string Value)[] labels)
    {
        Add(name, labels, seconds => perSecond * seconds);
        await target.SendAsync();
    }

    private void Add(KnownMetric metric, (string Name, string Value)[] labels)
    {
        switch (metric.Type)
        {
            case MetricType.Counter:
                Add(metric.Name, labels, seconds => seconds);
                break;
            case MetricType.Gauge:
                Add(metric.Name, labels, _ => 1);
                break;
            case MetricType.Summary:
                foreach (var quantile in (string[])["0.5", "0.99"]) Add(metric.Name, [.. labels, ("quantile", quantile)], _ => 40);
                Add(metric.Name + "_sum", labels, seconds => 20 * seconds);
                Add(metric.Name + "_count", labels, seconds => seconds);
                break;
            case MetricType.Histogram:
                var bounds = metric.Buckets is { Count: > 0 } known ? known : [0.1, 0.5, 1, 2, 5, 10];
                // A tenth in the first bucket, the rest spread over the others.
                for (var i = 0; i < bounds.Count; i++)
                {
                    var share = 0.1 + (0.9 * i / bounds.Count);
                    Add(metric.Name + "_bucket", [.. labels, ("le", bounds[i].ToString(System.Globalization.CultureInfo.InvariantCulture))], seconds => share * seconds);
                }
                Add(metric.Name + "_bucket", [.. labels, ("le", "+Inf")], seconds => seconds);
                Add(metric.Name + "_sum", labels, seconds => 0.4 * seconds);
                Add(metric.Name + "_count", labels, seconds => seconds);
                break;
        }
    }

    private void Add(string name, (string Name, string Value)[] labels, Func<double, double> value)
    {
        for (var time = now - Past; time <= now; time += Step) target.Add(name, labels, time.ToUnixTimeMilliseconds(), value((time - now + Past).TotalSeconds));
    }

    /// <summary>Each label takes each of its values once, while the others keep their first.</summary>
    private static IEnumerable<(string, string)[]> LabelSets(KnownMetric metric)
    {
        var usual = metric.Labels.ToDictionary(l => l.Name, l => ValuesOf(l)[0]);
        yield return [.. usual.Select(l => (l.Key, l.Value))];
        foreach (var label in metric.Labels)
            foreach (var value in ValuesOf(label).Skip(1))
                yield return [.. usual.Select(l => (l.Key, l.Key == label.Name ? value : l.Value))];
    }

    private static IReadOnlyList<string> ValuesOf(KnownLabel label) => label switch
    {
        { Values.Count: > 0 } => [.. label.Values.Keys],
        { Pattern: "[0-9]+" } => ["2"],
        { Pattern: not null } => ["200", "502"],
        { Name: "status" } => ["success", "error"],
        { Name: "api_base" } => ["https://api.example.com/v1"],
        _ => ["x"],
    };
}
