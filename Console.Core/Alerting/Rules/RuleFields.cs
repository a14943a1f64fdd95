using OperatorConsole.Core.Settings;
using OperatorConsole.Core.Alerting.Yaml;

namespace OperatorConsole.Core.Alerting.Rules;

/// <summary>The fields of a mapping in a rule file; unknown names are reported, where the known are given.</summary>
internal sealed class RuleFields
{
    private readonly RuleFileReader _reader;
    private readonly YamlMapping _node;
    private readonly Dictionary<string, YamlPart> _values = [];

    public RuleFields(RuleFileReader reader, YamlMapping node, params ReadOnlySpan<string> known)
    {
        _reader = reader;
        _node = node;
        foreach (var (key, value) in node.Entries)
        {
            var name = (key as YamlScalar)?.Text.Value ?? "";
            if (known.Length > 0 && !known.Contains(name)) reader.Report(key, $"Prometheus knows no “{name}” here. {NearestName.Advice(name, [.. known])}");
            _values[name] = YamlTree.Resolve(value);
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public YamlText? Text(string name)
    {
        switch (_values.GetValueOrDefault(name))
        {
            case null: return null;
            case YamlScalar scalar: return scalar.Text;
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

    public IEnumerable<YamlMapping> Maps(string name)
    {
        switch (_values.GetValueOrDefault(name))
        {
            case null or YamlScalar { Text.Value: "" or "null" or "~" }: return [];
            case YamlSequence list:
                var items = list.Items.Select(YamlTree.Resolve).ToList();
                foreach (var item in items.Where(c => c is not YamlMapping)) _reader.Report(item, $"an entry of “{name}” must be a mapping");
                return items.OfType<YamlMapping>();
            case var other:
                _reader.Report(other, $"“{name}” must be a list");
                return [];
        }
    }

    public IEnumerable<RuleText> Texts(string name)
    {
        switch (_values.GetValueOrDefault(name))
        {
            case null or YamlScalar { Text.Value: "" or "null" or "~" }: return [];
            case YamlMapping map:
                var entries = map.Entries.Select(e => (e.Key, Value: YamlTree.Resolve(e.Value))).ToList();
                foreach (var (_, value) in entries.Where(e => e.Value is not YamlScalar)) _reader.Report(value, $"an entry of “{name}” must be text");
                return entries.Where(e => e is { Key: YamlScalar, Value: YamlScalar }).Select(e => new RuleText(((YamlScalar)e.Key).Text, ((YamlScalar)e.Value).Text));
            case var other:
                _reader.Report(other, $"“{name}” must be a mapping");
                return [];
        }
    }
}
