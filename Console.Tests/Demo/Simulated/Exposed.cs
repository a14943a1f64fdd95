using System.Globalization;
using System.Text.RegularExpressions;

namespace OperatorConsole.Tests.Demo.Simulated;

/// <summary>Exposition text taken apart again, with families and labels in the order in which they were printed.</summary>
internal sealed partial class Exposed
{
    private readonly List<ExposedFamily> _families = [];

    public IReadOnlyList<ExposedFamily> Families => _families;

    public ExposedFamily this[string name] => _families.Single(f => f.Name == name);

    public static Exposed Parse(string text)
    {
        var exposed = new Exposed();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal)) exposed._families.Add(new ExposedFamily(line.Split(' ', 4)[2], line.Split(' ', 4)[3]));
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal)) exposed._families[^1].Kind = line.Split(' ')[3];
            else exposed._families[^1].Samples.Add(ExposedSample.Parse(line));
        }
        return exposed;
    }

    /// <summary>The sum of the samples of this name that carry all these labels; 0 where there are none.</summary>
    public double Sum(string sample, params (string Name, string Value)[] labels) =>
        Find(sample, labels).Sum(s => double.Parse(s.Value, CultureInfo.InvariantCulture));

    /// <summary>The samples of this name that carry all these labels.</summary>
    public IReadOnlyList<ExposedSample> Find(string sample, params (string Name, string Value)[] labels) =>
        [.. _families.SelectMany(f => f.Samples).Where(s => s.Name == sample && labels.All(s.Labels.Contains))];

    [GeneratedRegex("""^([^{ ]+)(?:\{(.*)\})? (\S+)$""")]
    internal static partial Regex Line();

    [GeneratedRegex(""" *([^=,]+)="((?:\\.|[^"\\])*)",?""")]
    internal static partial Regex Label();
}

internal sealed class ExposedFamily(string name, string help)
{
    public string Name => name;

    public string Help => help;

    public string Kind { get; set; } = "";

    public List<ExposedSample> Samples { get; } = [];

    /// <summary>The label names of its first sample, as printed.</summary>
    public string[] LabelNames => [.. Samples[0].Labels.Select(l => l.Name)];
}

internal sealed record ExposedSample(string Name, IReadOnlyList<(string Name, string Value)> Labels, string Value)
{
    public string this[string label] => Labels.Single(l => l.Name == label).Value;

    public static ExposedSample Parse(string line)
    {
        var match = Exposed.Line().Match(line);
        if (!match.Success) throw new FormatException($"Not a sample: {line}");
        return new ExposedSample(
            match.Groups[1].Value,
            [.. Exposed.Label().Matches(match.Groups[2].Value).Select(m => (m.Groups[1].Value, m.Groups[2].Value))],
            match.Groups[3].Value);
    }
}
