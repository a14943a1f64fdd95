using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Alerting.Yaml;
using OperatorConsole.Core.PromQl;
using YamlDotNet.Core;

namespace OperatorConsole.Core.Alerting.Editing;

/// <summary>A rule as it is written in a file, and single values of it written otherwise.</summary>
internal sealed class WrittenRule
{
    /// <summary>Behind which fields a new one stands: after the last of these that is there.</summary>
    private static readonly string[] Order = ["alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations"];

    private readonly string _text;
    private readonly Rule _rule;
    private readonly YamlTree _tree;
    private readonly IReadOnlyList<YamlPart> _path;
    private readonly string _place;

    public WrittenRule(string text, Rule rule, YamlTree? tree = null)
    {
        (_text, _rule, _tree) = (text, rule, tree ?? YamlTree.Read(text));
        _path = _tree.PathTo(rule.Group.Name, rule.Index) ?? [];
        if (_path.Count > 0) _place = FormattableString.Invariant($"0/groups/{((YamlSequence)_path[1]).Items.Index().First(g => ReferenceEquals(g.Item, _path[2])).Index}/rules/{rule.Index}");
        else _place = "";
    }

    /// <summary>Why the rule cannot be changed where it stands; null where it can.</summary>
    public string? WhyNot
    {
        get
        {
            if (_path is not [.., YamlMapping rule]) return "it is written elsewhere in the file, and stands here by a YAML alias";
            if (_path.FirstOrDefault(_tree.IsShared) is { } shared) return $"it is part of what the YAML anchor “{shared.Anchor}” repeats elsewhere";
            return rule.Entries.Any(e => e.Name == "<<") ? "a part of it is merged in from elsewhere in the file (<<)" : null;
        }
    }

    private YamlMapping Mapping => (YamlMapping)_path[^1];

    /// <summary>Puts other pieces into the expression.</summary>
    /// <param name="edits">The pieces, by their places in the expression.</param>
    /// <param name="expected">The expression with them.</param>
    public Result<string> ReplaceInExpression(IReadOnlyList<TextEdit> edits, string expected)
    {
        if (Unwritable("expr") is { } reason) return Refused(reason);
        if (Mapping.Entry("expr")?.Value is not YamlScalar expr) return Refused("its expression is no text");
        var writer = WriterOf(expr, Mapping);
        var pieces = edits.Select(e => writer.Replace(e.Range, e.By)).ToList();
        if (pieces.TrueForAll(p => p is not null) && Verified(TextEdit.Apply(_text, pieces.Select(p => p!.Value)), "expr", expected) is { } changed) return changed;
        return Set(["expr"], expected);
    }

    /// <summary>Gives a field another value; one that is not there is added.</summary>
    /// <param name="keys">The field, or a map and the name in it.</param>
    /// <param name="value">What it is to say.</param>
    public Result<string> Set(string[] keys, string value)
    {
        if (Unwritable(keys) is { } reason) return Refused(reason);
        var parent = keys.Length == 1 ? Mapping : Mapping.Entry(keys[0])?.Value;
        var path = string.Join('/', keys);
        if (parent is YamlMapping map)
        {
            if (map.Entry(keys[^1])?.Value is not { } part) return Added(map, keys, keys[^1], value);
            if (part is not YamlScalar scalar) return Refused($"“{path}” is no text");
            if (scalar.Text.Value == value) return _text;
            if (scalar.IsEmpty) return FirstVerified([TextEdit.Apply(_text, new TextEdit(new TextRange(scalar.Range.Start, scalar.Range.Start), $" {ScalarWriter.New(value, map.IsFlow)}"))], keys, value);
            return FirstVerified(WriterOf(scalar, map).Ways(value).Select(w => TextEdit.Apply(_text, w)), keys, value);
        }
        // “labels:” with nothing behind it is no mapping yet.
        if (parent is YamlScalar nothing && nothing.Text.Value is "" or "null" or "~") return AddedTo((YamlScalar)parent, keys, value);
        return parent is null ? Added(Mapping, keys, keys[0], value) : Refused($"“{keys[0]}” is no mapping");
    }

    /// <summary>Takes a field away.</summary>
    public Result<string> Remove(string[] keys)
    {
        if (Unwritable(keys) is { } reason) return Refused(reason);
        if ((keys.Length == 1 ? Mapping : Mapping.Entry(keys[0])?.Value) is not YamlMapping map || map.Entry(keys[^1]) is not { } entry) return _text;
        // A map that would be empty goes with its last entry.
        if (keys.Length == 2 && map.Entries.Count == 1) return Remove([keys[0]]);
        var changed = TextEdit.Apply(_text, new TextEdit(ExtentWithMark(map, entry), ""));
        return Verified(changed, string.Join('/', keys), null) is { } without ? without : Refused($"“{string.Join('/', keys)}” cannot be taken away without touching what stands beside it");
    }

    private Result<string> Added(YamlMapping map, string[] keys, string key, string value)
    {
        var isMap = key != keys[^1];
        if (map.IsFlow)
        {
            var written = isMap ? $"{{{keys[1]}: {ScalarWriter.New(value, inFlow: true)}}}" : ScalarWriter.New(value, inFlow: true);
            if (map.Entries.Count == 0) return FirstVerified([TextEdit.Apply(_text, new TextEdit(new TextRange(map.Range.Start + 1, map.Range.Start + 1), $"{key}: {written}"))], keys, value);
            var end = Blocks.LastPlace(_text, map.Entries[^1].Value, map.Entries[^1].Key);
            return FirstVerified([TextEdit.Apply(_text, new TextEdit(new TextRange(end, end), $", {key}: {written}"))], keys, value);
        }
        var after = ReferenceEquals(map, Mapping) ? map.Entries.Where(e => Array.IndexOf(Order, e.Name) < Array.IndexOf(Order, key)).LastOrDefault() ?? map.Entries[^1] : map.Entries[^1];
        var indent = new string(' ', ColumnOf(map.Entries[0].Key));
        string[] lines = isMap ? [$"{indent}{key}:", $"{indent}  {keys[1]}: {ScalarWriter.New(value, inFlow: false)}"] : [$"{indent}{key}: {ScalarWriter.New(value, inFlow: false)}"];
        return FirstVerified([Inserted(after, lines)], keys, value);
    }

    private Result<string> AddedTo(YamlScalar nothing, string[] keys, string value)
    {
        if (Mapping.IsFlow) return FirstVerified([TextEdit.Apply(_text, new TextEdit(nothing.Range, $" {{{keys[1]}: {ScalarWriter.New(value, inFlow: true)}}}"))], keys, value);
        var entry = Mapping.Entry(keys[0])!;
        var line = $"{new string(' ', ColumnOf(entry.Key) + 2)}{keys[1]}: {ScalarWriter.New(value, inFlow: false)}";
        if (nothing.IsEmpty) return FirstVerified([Inserted(entry, [line])], keys, value);
        return FirstVerified([TextEdit.Apply(Inserted(entry, [line]), new TextEdit(nothing.Range, ""))], keys, value);
    }

    /// <summary>The text with lines below an entry.</summary>
    private string Inserted(YamlEntry after, string[] lines)
    {
        var end = Blocks.EndOfLine(_text, Blocks.LastPlace(_text, after.Value, after.Key));
        return TextEdit.Apply(_text, new TextEdit(new TextRange(end, end), string.Concat(lines.Select(l => Blocks.LineBreak(_text) + l))));
    }

    /// <summary>An entry with its comma, or with its line.</summary>
    private TextRange ExtentWithMark(YamlMapping map, YamlEntry entry)
    {
        var index = map.Entries.Index().First(e => ReferenceEquals(e.Item, entry)).Index;
        var end = Blocks.LastPlace(_text, entry.Value, entry.Key);
        if (map.IsFlow)
        {
            if (index + 1 < map.Entries.Count) return new TextRange(entry.Key.Range.Start, map.Entries[index + 1].Key.Range.Start);
            return index > 0 ? new TextRange(Blocks.LastPlace(_text, map.Entries[index - 1].Value, map.Entries[index - 1].Key), end) : new TextRange(entry.Key.Range.Start, end);
        }
        var line = Blocks.StartOfLine(_text, entry.Key.Range.Start);
        // Behind the dash of the list: what comes next takes its place.
        if (!string.IsNullOrWhiteSpace(_text[line..entry.Key.Range.Start])) return index + 1 < map.Entries.Count ? new TextRange(entry.Key.Range.Start, map.Entries[index + 1].Key.Range.Start) : new TextRange(entry.Key.Range.Start, end);
        var next = Blocks.NextLine(_text, end);
        // The last line of a file without a break at its end takes the break before it along.
        if (next == _text.Length && !_text.EndsWith('\n') && line > 0) return new TextRange(line - (_text[..line].EndsWith("\r\n", StringComparison.Ordinal) ? 2 : 1), next);
        return new TextRange(line, next);
    }

    private Result<string> FirstVerified(IEnumerable<string> ways, string[] keys, string value)
    {
        var path = string.Join('/', keys);
        foreach (var way in ways)
            if (Verified(way, path, value) is { } changed) return changed;
        return Refused($"“{path}” cannot be changed without touching more than that");
    }

    /// <summary>The changed text, if it is the old file but for one value.</summary>
    /// <param name="changed">The text.</param>
    /// <param name="path">The value's place in the rule.</param>
    /// <param name="value">What it must say; null where it must be gone.</param>
    private string? Verified(string changed, string path, string? value)
    {
        Dictionary<string, string> expected = new(_tree.Flatten(), StringComparer.Ordinal);
        var place = $"{_place}/{path}";
        if (value is not null)
        {
            expected[place] = value;
            if (path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash) expected[$"{_place}/{path[..slash]}"] = "{}";
        }
        else
        {
            foreach (var key in expected.Keys.Where(k => k == place || k.StartsWith($"{place}/", StringComparison.Ordinal)).ToList()) expected.Remove(key);
        }
        IReadOnlyDictionary<string, string> actual;
        try
        {
            actual = YamlTree.Read(changed).Flatten();
        }
        catch (YamlException)
        {
            return null; // this way of writing it is none
        }
        return actual.Count == expected.Count && expected.All(e => actual.TryGetValue(e.Key, out var found) && found == e.Value) ? changed : null;
    }

    private string? Unwritable(params string[] keys)
    {
        if (WhyNot is { } reason) return reason;
        YamlPart? part = Mapping;
        foreach (var key in keys)
        {
            part = (part as YamlMapping)?.Entry(key)?.Value;
            if (part is not null && _tree.IsShared(part)) return $"its “{key}” is shared with other places by a YAML {(part is YamlAlias ? "alias" : "anchor")}";
            if (part is YamlMapping map && map.Entries.Any(e => e.Name == "<<")) return $"a part of its “{key}” is merged in from elsewhere in the file (<<)";
        }
        return null;
    }

    private ScalarWriter WriterOf(YamlScalar scalar, YamlMapping map) => new(_text, scalar, map.IsFlow, map.IsFlow ? 0 : ColumnOf(map.Entries[0].Key));

    private int ColumnOf(YamlPart part) => part.Range.Start - Blocks.StartOfLine(_text, part.Range.Start);

    private Failure Refused(string reason) => RuleEditor.Refused(_rule, reason, "Change it in the file itself.");
}
