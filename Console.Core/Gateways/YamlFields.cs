using System.Globalization;
using OperatorConsole.Core.Settings;
using YamlDotNet.RepresentationModel;

namespace OperatorConsole.Core.Gateways;

/// <summary>The fields of one YAML mapping; unknown names and wrong kinds are reported where they stand.</summary>
internal sealed class YamlFields
{
    private readonly ProfileReader _reader;
    private readonly Dictionary<string, YamlNode> _values = [];

    public YamlFields(YamlMappingNode node, ProfileReader reader, params string[] known)
    {
        Node = node;
        _reader = reader;
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Length > 0 && !known.Contains(name)) reader.Report(key, $"“{name}” is not known here; known are {string.Join(", ", known)}");
            else _values[name] = value;
        }
    }

    public YamlMappingNode Node { get; }

    public IEnumerable<string> Names => _values.Keys;

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name)
    {
        switch (_values.GetValueOrDefault(name))
        {
            case null: return null;
            case YamlScalarNode { Value: { } text }: return text;
            case var other:
                _reader.Report(other, $"“{name}” must be text");
                return null;
        }
    }

    /// <summary>PromQL with the console's words in it; what can be seen without a server is checked.</summary>
    public string? Expression(string name)
    {
        if (Text(name) is not { } text) return null;
        if (ExpressionShape.Problem(text) is var (place, problem)) _reader.Report(_values[name], place, problem);
        return text;
    }

    public string RequiredExpression(string name)
    {
        if (!_values.ContainsKey(name)) _reader.Report(Node, $"“{name}” is missing");
        return Expression(name) ?? "";
    }

    /// <summary>A regular expression.</summary>
    public string? Pattern(string name)
    {
        if (Text(name) is not { } text) return null;
        try
        {
            _ = new System.Text.RegularExpressions.Regex(text);
            return text;
        }
        catch (ArgumentException problem)
        {
            _reader.Report(_values[name], $"“{name}” is no regular expression: {problem.Message}");
            return null;
        }
    }

    public string RequiredText(string name)
    {
        if (!_values.ContainsKey(name)) _reader.Report(Node, $"“{name}” is missing");
        return Text(name) ?? "";
    }

    /// <summary>One of a few words; null where there is none.</summary>
    public string? Choice(string name, IReadOnlyList<string> choices)
    {
        var text = Text(name);
        if (text is null || choices.Contains(text)) return text;
        _reader.Report(_values[name], $"“{name}” must be {string.Join(" or ", choices)}");
        return null;
    }

    public bool Flag(string name)
    {
        var text = Text(name);
        if (text is not (null or "true" or "false")) _reader.Report(_values[name], $"“{name}” must be true or false");
        return text == "true";
    }

    /// <summary>A duration as Prometheus writes it, such as <c>60s</c> or <c>1h30m</c>; null where there is none.</summary>
    public TimeSpan? Duration(string name)
    {
        if (Text(name) is not { Length: > 0 } text) return null;
        if (PrometheusDuration.TryParse(text, out var duration)) return duration;
        _reader.Report(_values[name], $"“{name}” must be a duration such as 60s, 5m or 1h");
        return null;
    }

    public YamlFields? Map(string name, params string[] known)
    {
        switch (_values.GetValueOrDefault(name))
        {
            case null: return null;
            case YamlMappingNode map: return new YamlFields(map, _reader, known);
            case var other:
                _reader.Report(other, $"“{name}” must be a mapping");
                return null;
        }
    }

    /// <summary>A mapping where there is one; what else may stand there is read as text.</summary>
    public YamlFields? MapOrNull(string name, params string[] known) =>
        _values.GetValueOrDefault(name) is YamlMappingNode map ? new YamlFields(map, _reader, known) : null;

    /// <summary>The mappings of a list; none where there is no such list.</summary>
    public IEnumerable<YamlFields> Maps(string name, params string[] known)
    {
        if (_values.GetValueOrDefault(name) is not { } value) yield break;
        if (value is not YamlSequenceNode list) _reader.Report(value, $"“{name}” must be a list");
        else
        {
            foreach (var item in list.Children)
            {
                if (item is YamlMappingNode map) yield return new YamlFields(map, _reader, known);
                else _reader.Report(item, $"an entry of “{name}” must be a mapping");
            }
        }
    }

    /// <summary>The mappings of a mapping with their names, in their order; none where there is no such mapping.</summary>
    public IEnumerable<(string Name, YamlFields Fields)> NamedMaps(string name, params string[] known)
    {
        if (Map(name) is not { } map) yield break;
        foreach (var (key, value) in map._values)
        {
            if (value is YamlMappingNode inner) yield return (key, new YamlFields(inner, _reader, known));
            else _reader.Report(value, $"“{key}” must be a mapping");
        }
    }

    public IReadOnlyList<string> List(string name) => _values.GetValueOrDefault(name) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(c => c.Value ?? "")],
        var other => Wrong(other, $"“{name}” must be a list"),
    };

    /// <summary>A list of names of metrics.</summary>
    public IReadOnlyList<string> MetricNames(string name)
    {
        var names = List(name);
        foreach (var wrong in names.Where(n => !IsMetricName(n))) _reader.Report(_values[name], $"“{wrong}” is no name of a metric");
        return names;
    }

    public IReadOnlyList<double> Numbers(string name)
    {
        var texts = List(name);
        List<double> numbers = [];
        foreach (var text in texts)
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
            else _reader.Report(_values[name], $"“{text}” in “{name}” must be a number");
        }
        return numbers;
    }

    /// <summary>Words with their meanings, or a list of words whose meaning is plain.</summary>
    public IReadOnlyDictionary<string, string> Words(string name) => _values.GetValueOrDefault(name) switch
    {
        YamlSequenceNode => List(name).Distinct().ToDictionary(w => w, _ => ""),
        _ => Texts(name).ToDictionary(t => t.Key, t => t.Value.Text),
    };

    /// <summary>Such words by a further name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> NamedWords(string name) =>
        Map(name) is { } map ? map._values.Keys.ToDictionary(k => k, map.Words) : new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Texts by numbers, such as <c>{ 0: closed, 1: open }</c>.</summary>
    public IReadOnlyDictionary<double, string> NumberedTexts(string name)
    {
        var texts = new Dictionary<double, string>();
        foreach (var (key, value) in Texts(name))
        {
            if (double.TryParse(key, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) texts[number] = value.Text;
            else _reader.Report(value.Node, $"“{key}” must be a number");
        }
        return texts;
    }

    public IReadOnlyDictionary<string, (string Text, YamlNode Node)> Texts(string name) =>
        Map(name) is { } map ? map._values.ToDictionary(v => v.Key, v => (map.Text(v.Key) ?? "", v.Value)) : new Dictionary<string, (string, YamlNode)>();

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists(string name) =>
        Map(name) is { } map ? map._values.Keys.ToDictionary(k => k, map.List) : new Dictionary<string, IReadOnlyList<string>>();

    private string[] Wrong(YamlNode node, string message)
    {
        _reader.Report(node, message);
        return [];
    }

    private static bool IsMetricName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':');
}
