using OperatorConsole.Core.Settings;
using YamlDotNet.RepresentationModel;

namespace OperatorConsole.Core.Alerting.Rules;

/// <summary>The fields of a mapping in a rule file; unknown names are reported, where the known are given.</summary>
internal sealed class RuleFields
{
    private readonly RuleFileReader _reader;
    private readonly YamlMappingNode _node;
    private readonly Dictionary<string, YamlNode> _values = [];

    public RuleFields(RuleFileReader reader, YamlMappingNode node, params ReadOnlySpan<string> known)
    {
        _reader = reader;
        _node = node;
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Length > 0 && !known.Contains(name)) reader.Report(key, $"Prometheus knows no “{name}” here. {NearestName.Advice(name, [.. known])}");
            _values[name] = value;
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public YamlText? Text(string name)
    {
        switch (_values.GetValueOrDefault(name))
        {
            case null: return null;
            case YamlScalarNode scalar: return _reader.Text(scalar);
            case var other:
                _reader.Report(other, $"“{name}” must be text");
                return null;
        }
    }

    public YamlText Required(string name)
    {
        if (!Has(name)) _reader.Report(_node, $"“{name}” is missing");
        return Text(name) ?? _reader.Text("");
    }

    public TimeSpan? Duration(string name)
    {
        if (Text(name) is not { } text) return null;
        if (PrometheusDuration.TryParse(text.Value, out var duration)) return duration;
        _reader.Report(text.Range, $"“{text}” is no duration such as 30s, 5m or 1h30m");
        return null;
    }

    public IEnumerable<YamlMappingNode> Maps(string name)
    {
        switch (_values.GetValueOrDefault(name))
        {
            case null or YamlScalarNode { Value: "" or "null" or "~" }: return [];
            case YamlSequenceNode list:
                foreach (var item in list.Children.Where(c => c is not YamlMappingNode)) _reader.Report(item, $"an entry of “{name}” must be a mapping");
                return list.Children.OfType<YamlMappingNode>();
            case var other:
                _reader.Report(other, $"“{name}” must be a list");
                return [];
        }
    }

    public IEnumerable<RuleText> Texts(string name)
    {
        switch (_values.GetValueOrDefault(name))
        {
            case null or YamlScalarNode { Value: "" or "null" or "~" }: return [];
            case YamlMappingNode map:
                foreach (var (_, value) in map.Children.Where(c => c.Value is not YamlScalarNode)) _reader.Report(value, $"an entry of “{name}” must be text");
                return map.Children.Where(c => c is { Key: YamlScalarNode, Value: YamlScalarNode }).Select(c => new RuleText(_reader.Text((YamlScalarNode)c.Key), _reader.Text((YamlScalarNode)c.Value)));
            case var other:
                _reader.Report(other, $"“{name}” must be a mapping");
                return [];
        }
    }
}
