using System.Text.Json;

namespace OperatorConsole.Tests.Integration.Truth;

/// <summary>A panel as the API gives it, by the names and labels of its series.</summary>
internal sealed class ShownPanel(JsonElement answer)
{
    public string State => answer.GetProperty("state").GetString()!;

    public string Queries => answer.GetProperty("queries").ToString();

    /// <summary>The sum of all series, or of some, at every moment there is one.</summary>
    public IReadOnlyDictionary<double, double> Total(Func<string, bool>? which = null) =>
        (from series in Series
         where which is null || which(series.Name)
         from point in series.Points
         group point.Value by point.Key).ToDictionary(g => g.Key, g => g.Sum());

    /// <summary>The largest value of a series within a time, from its first point in it; not a number where it has none.</summary>
    public double Most(string name, DateTimeOffset start, DateTimeOffset end) => ValuesOf(name, start, end).DefaultIfEmpty(double.NaN).Max();

    /// <summary>The smallest value.</summary>
    public double Least(string name, DateTimeOffset start, DateTimeOffset end) => ValuesOf(name, start, end).DefaultIfEmpty(double.NaN).Min();

    /// <summary>How many values a series has within a time.</summary>
    public int Count(string name, DateTimeOffset start, DateTimeOffset end) => ValuesOf(name, start, end).Count();

    private IEnumerable<double> ValuesOf(string name, DateTimeOffset start, DateTimeOffset end) =>
        from series in Series
        where series.Name.Contains(name, StringComparison.Ordinal)
        from point in series.Points
        where point.Key >= start.ToUnixTimeSeconds() && point.Key <= end.ToUnixTimeSeconds()
        select point.Value;

    private IEnumerable<(string Name, Dictionary<double, double> Points)> Series =>
        from series in answer.GetProperty("series").EnumerateArray()
        let times = series.GetProperty("times").EnumerateArray().Select(t => t.GetDouble())
        let values = series.GetProperty("values").EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Number ? v.GetDouble() : double.NaN)
        select (series.GetProperty("name").GetString()!, times.Zip(values).ToDictionary(p => p.First, p => p.Second));
}
