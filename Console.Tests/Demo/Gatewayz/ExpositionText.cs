using System.Globalization;
using System.Text.RegularExpressions;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>One line of an exposition.</summary>
internal sealed record ExpositionLine(string Name, IReadOnlyList<KeyValuePair<string, string>> Labels, string Text)
{
    public double Value => Text == "+Inf" ? double.PositiveInfinity : double.Parse(Text, CultureInfo.InvariantCulture);

    public string? Label(string name) => Labels.Where(l => l.Key == name).Select(l => l.Value).FirstOrDefault();
}

internal sealed record ExpositionFamily(string Name, string Kind, string Help)
{
    public List<ExpositionLine> Lines { get; } = [];
}

/// <summary>An exposition, read back.</summary>
internal sealed partial class ExpositionText
{
    private readonly Dictionary<string, ExpositionFamily> _families = [];

    public IReadOnlyDictionary<string, ExpositionFamily> Families => _families;

    public static ExpositionText Parse(string text)
    {
        var result = new ExpositionText();
        var help = "";
        ExpositionFamily? family = null;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', 4);
            if (line.StartsWith("# HELP ", StringComparison.Ordinal)) help = words[3];
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
                result._families.Add(words[2], family = new ExpositionFamily(words[2], words[3], help));
            else
            {
                var match = SampleLine().Match(line);
                Assert.True(match.Success, line);
                var labels = LabelPair().Matches(match.Groups["labels"].Value)
                    .Select(m => KeyValuePair.Create(m.Groups[1].Value, m.Groups[2].Value)).ToArray();
                family!.Lines.Add(new ExpositionLine(match.Groups["name"].Value, labels, match.Groups["value"].Value));
            }
        }
        return result;
    }

    /// <summary>The sum of all lines of this name whose labels hold these values.</summary>
    public double Sum(string name, params (string Label, string Value)[] labels) =>
        _families.Values.SelectMany(f => f.Lines).Where(l => l.Name == name && labels.All(x => l.Label(x.Label) == x.Value)).Sum(l => l.Value);

    [GeneratedRegex(@"^(?<name>[a-z0-9_]+)(\{(?<labels>.*)\})? (?<value>\S+)$")]
    private static partial Regex SampleLine();

    [GeneratedRegex("([a-z0-9_]+)=\"([^\"]*)\"")]
    private static partial Regex LabelPair();
}
