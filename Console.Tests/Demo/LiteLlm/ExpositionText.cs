using System.Globalization;
using System.Text.RegularExpressions;

namespace OperatorConsole.Tests.Demo.LiteLlm;

/// <summary>One sample of an exposition.</summary>
internal sealed record ExposedSample(string Name, IReadOnlyList<string> LabelNames, IReadOnlyDictionary<string, string> Labels, double Value);

/// <summary>Exposition text taken apart, as a reader of the format does it.</summary>
internal sealed partial class ExpositionText
{
    public ExpositionText(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var words = line.Split(' ');
                Types[words[2]] = words[3];
            }
            else if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                var words = line.Split(' ', 4);
                Helps[words[2]] = words[3];
            }
            else Samples.Add(Read(line));
        }
    }

    public Dictionary<string, string> Types { get; } = [];

    public Dictionary<string, string> Helps { get; } = [];

    public List<ExposedSample> Samples { get; } = [];

    /// <summary>The samples of this name whose labels have these values.</summary>
    public IEnumerable<ExposedSample> Find(string name, params (string Label, string Value)[] labels) =>
        Samples.Where(s => s.Name == name && labels.All(l => s.Labels[l.Label] == l.Value));

    public double Sum(string name, params (string Label, string Value)[] labels) => Find(name, labels).Sum(s => s.Value);

    private static ExposedSample Read(string line)
    {
        var match = Line().Match(line);
        Assert.True(match.Success, line);
        var labels = Label().Matches(match.Groups["labels"].Value);
        return new ExposedSample(
            match.Groups["name"].Value,
            [.. labels.Select(l => l.Groups["name"].Value)],
            labels.ToDictionary(l => l.Groups["name"].Value, l => l.Groups["value"].Value),
            match.Groups["value"].Value switch
            {
                "+Inf" => double.PositiveInfinity,
                var number => double.Parse(number, CultureInfo.InvariantCulture),
            });
    }

    [GeneratedRegex("""^(?<name>[a-z0-9_]+)(\{(?<labels>.*)\})? (?<value>\S+)$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex("""(?<name>[a-z_]+)="(?<value>[^"]*)"(,|$)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
