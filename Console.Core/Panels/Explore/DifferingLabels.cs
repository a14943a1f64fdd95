using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels.Explore;

/// <summary>The labels of some series: those all have alike, and those that tell them apart.</summary>
/// <param name="Common">With their values.</param>
/// <param name="Differing">By name.</param>
internal sealed record DifferingLabels(IReadOnlyList<KeyValuePair<string, string>> Common, IReadOnlyList<string> Differing)
{
    public static DifferingLabels Of(IReadOnlyList<LabelSet> series)
    {
        if (series.Count == 0) return new([], []);
        var common = series[0].ToDictionary(l => l.Key, l => l.Value);
        HashSet<string> names = [.. common.Keys];
        foreach (var labels in series.Skip(1))
        {
            foreach (var label in labels) names.Add(label.Key);
            foreach (var (name, value) in common)
                if (labels[name] != value) common.Remove(name);
        }
        return new(
            [.. common.OrderBy(l => l.Key, StringComparer.Ordinal)],
            [.. names.Where(n => !common.ContainsKey(n)).Order(StringComparer.Ordinal)]);
    }
}
