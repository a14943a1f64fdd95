using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OperatorConsole.Core.Alerting.Yaml;

/// <summary>The documents of a YAML file as they are written.</summary>
internal sealed class YamlTree
{
    private readonly string _text;
    private readonly BoundedYaml _events;
    private readonly HashSet<string> _aliased = [];
    private readonly Dictionary<string, YamlPart> _anchors = [];

    private YamlTree(string text)
    {
        _text = text;
        _events = new BoundedYaml(new Parser(new StringReader(text)));
        try
        {
            Documents = [.. ReadDocuments()];
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet says so of some files that are no YAML, such as “{a[: b}”.
            var last = _events.Current?.End ?? Mark.Empty;
            throw new YamlException(last, last, "something behind here cannot be read", problem);
        }
    }

    /// <summary>The root of each document.</summary>
    public IReadOnlyList<YamlPart> Documents { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static YamlTree Read(string text) => new(text);

    /// <summary>What a part says: itself, or what its alias stands for.</summary>
    public static YamlPart Resolve(YamlPart part) => part is YamlAlias alias ? alias.Part : part;

    /// <summary>Whether what stands at a part also stands elsewhere.</summary>
    public bool IsShared(YamlPart part) => part is YamlAlias || (part.Anchor is { } anchor && _aliased.Contains(anchor));

    /// <summary>The rule at a place, and all it stands in from the outside in; null where there is none or it is written elsewhere.</summary>
    public IReadOnlyList<YamlPart>? PathTo(string group, int index)
    {
        if (Documents is not [YamlMapping root, ..] || root.Entry("groups")?.Value is not YamlSequence groups) return null;
        foreach (var one in groups.Items.OfType<YamlMapping>())
        {
            if (one.Entry("name")?.Value is not YamlScalar name || name.Text.Value != group) continue;
            return one.Entry("rules")?.Value is YamlSequence rules && index < rules.Items.Count ? [root, groups, one, rules, rules.Items[index]] : null;
        }
        return null;
    }

    /// <summary>All texts with their paths, such as <c>0/groups/2/rules/0/expr</c>: two files that say the same have the same, however they are written.</summary>
    public IReadOnlyDictionary<string, string> Flatten()
    {
        Dictionary<string, string> flat = new(StringComparer.Ordinal);
        foreach (var (index, document) in Documents.Index()) Flatten(document, FormattableString.Invariant($"{index}"), flat);
        return flat;
    }

    private static void Flatten(YamlPart part, string path, Dictionary<string, string> flat)
    {
        switch (part)
        {
            case YamlScalar scalar: flat[path] = scalar.Text.Value; break;
            case YamlAlias alias: flat[path] = $"*{alias.Target}"; break;
            case YamlSequence list:
                flat[path] = "[]";
                foreach (var (index, item) in list.Items.Index()) Flatten(item, FormattableString.Invariant($"{path}/{index}"), flat);
                break;
            case YamlMapping map:
                flat[path] = "{}";
                foreach (var (index, entry) in map.Entries.Index()) Flatten(entry.Value, $"{path}/{entry.Name ?? FormattableString.Invariant($"?{index}")}", flat);
                break;
        }
    }

    private IEnumerable<YamlPart> ReadDocuments()
    {
        while (_events.MoveNext())
        {
            if (_events.Current is not DocumentStart) continue;
            _events.MoveNext();
            _anchors.Clear();
            yield return ReadPart();
        }
    }

    private YamlPart ReadPart()
    {
        var part = ReadUnanchored();
        if (part.Anchor is { } anchor) _anchors[anchor] = part;
        return part;
    }

    private YamlPart ReadUnanchored()
    {
        switch (_events.Current)
        {
            case Scalar scalar:
                return new YamlScalar(new YamlText(_text, scalar.Value, RangeOf(scalar), scalar.Style), NameOf(scalar.Anchor));
            case AnchorAlias alias:
                _aliased.Add(alias.Value.Value);
                return _anchors.TryGetValue(alias.Value.Value, out var target)
                    ? new YamlAlias(RangeOf(alias), alias.Value.Value, target)
                    : throw new YamlException(alias.Start, alias.End, $"nothing before the alias “*{alias.Value.Value}” has this name");
            case SequenceStart sequence:
                List<YamlPart> items = [];
                while (_events.MoveNext() && _events.Current is not SequenceEnd) items.Add(ReadPart());
                return new YamlSequence(ToHere(sequence), NameOf(sequence.Anchor), sequence.Style == SequenceStyle.Flow, items);
            case MappingStart mapping:
                List<YamlEntry> entries = [];
                HashSet<string> names = [];
                while (_events.MoveNext() && _events.Current is not MappingEnd)
                {
                    var keyMark = _events.Current!.Start;
                    var key = ReadPart();
                    _events.MoveNext();
                    var entry = new YamlEntry(key, ReadPart());
                    if (entry.Name is { } name && !names.Add(name)) throw new YamlException(keyMark, keyMark, $"“{name}” stands there twice");
                    entries.Add(entry);
                }
                return new YamlMapping(ToHere(mapping), NameOf(mapping.Anchor), mapping.Style == MappingStyle.Flow, entries);
            default:
                throw new YamlException($"there is a {_events.Current?.GetType().Name} where a value was expected");
        }
    }

    private static string? NameOf(AnchorName anchor) => anchor.IsEmpty ? null : anchor.Value;

    private TextRange ToHere(ParsingEvent start) => new(Bounded(start.Start.Index), Bounded(_events.Current!.End.Index));

    private TextRange RangeOf(ParsingEvent one) => new(Bounded(one.Start.Index), Math.Max(Bounded(one.Start.Index), Bounded(one.End.Index)));

    private int Bounded(long index) => (int)Math.Min(index, _text.Length);
}
