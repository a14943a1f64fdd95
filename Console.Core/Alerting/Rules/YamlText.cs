using OperatorConsole.Core.PromQl;
using YamlDotNet.Core;

namespace OperatorConsole.Core.Alerting.Rules;

/// <summary>
/// A text in a YAML file: what it says, and where each of its characters stands in the file. In
/// <c>expr: 'a{b=''c''} > 5'</c> the 5 is the 12th character of the text and stands behind two quotes more in the file.
/// </summary>
public sealed class YamlText
{
    private readonly string _file;
    private readonly ScalarStyle _style;
    private int[]? _places;

    internal YamlText(string file, string value, TextRange range, ScalarStyle style) => (_file, Value, Range, _style) = (file, value, range, style);

    /// <summary>What it says.</summary>
    public string Value { get; }

    /// <summary>Its place in the file, with its quotes or its <c>|</c>.</summary>
    public TextRange Range { get; }

    /// <summary>Where a part of the text stands in the file; null where the file's way of writing it does not tell.</summary>
    public TextRange? Place(TextRange part)
    {
        var places = Places;
        if (places.Count == 0) return null;
        // Blanks that were folded have no place of their own; what stands beside them tells.
        var (first, last) = (part.Start, part.End - 1);
        while (first < places.Count && places[first] < 0) first++;
        while (last >= 0 && places[last] < 0) last--;
        var start = first < places.Count ? places[first] : Range.End;
        return part.Length == 0 || last < first ? new TextRange(start, start) : new TextRange(start, places[last] + CharacterLength(places[last]));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>How it is written.</summary>
    internal ScalarStyle Style => _style;

    /// <summary>For each character its place in the file, -1 for blanks that were folded; empty where the two do not fit.</summary>
    internal IReadOnlyList<int> Places => _places ??= Align();

    private int[] Align()
    {
        var places = new int[Value.Length];
        var at = Start();
        for (var i = 0; i < Value.Length; i++)
        {
            if (IsEscape(at) && Escaped(at).StartsWith(Value[i]))
            {
                // What is written as one escape may be two characters here.
                var written = Escaped(at);
                for (var part = 0; part < written.Length && i + part < Value.Length; part++) places[i + part] = at;
                i += written.Length - 1;
                at += CharacterLength(at);
                continue;
            }
            if (char.IsWhiteSpace(Value[i]))
            {
                // Folding turns breaks and indentation into a blank; one that stands as it is keeps its place.
                places[i] = at < Range.End && _file[at] == Value[i] ? at++ : -1;
                continue;
            }
            while (at < Range.End && (char.IsWhiteSpace(_file[at]) || IsContinued(at))) at += IsContinued(at) ? 2 : 1;
            if (at >= Range.End) return [];
            if (IsEscape(at))
            {
                if (!Escaped(at).StartsWith(Value[i])) return [];
                i--;
                continue;
            }
            if (_file[at] != Value[i]) return [];
            places[i] = at;
            at += CharacterLength(at);
        }
        return places;
    }

    private int Start() => _style switch
    {
        ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => Range.Start + 1,
        // The indicator, and a comment behind it, end with the line.
        ScalarStyle.Literal or ScalarStyle.Folded => _file.IndexOf('\n', Range.Start) is >= 0 and var line ? Math.Min(line + 1, Range.End) : Range.End,
        _ => Range.Start,
    };

    private int CharacterLength(int at) => (_style, _file[at]) switch
    {
        (ScalarStyle.DoubleQuoted, '\\') => YamlEscapes.Length(_file, at),
        (ScalarStyle.SingleQuoted, '\'') => 2,
        _ => 1,
    };

    private bool IsEscape(int at) => _style == ScalarStyle.DoubleQuoted && at + 1 < Range.End && _file[at] == '\\' && !IsContinued(at);

    private string Escaped(int at) => YamlEscapes.Read(_file, at);

    /// <summary>A break behind a backslash, in double quotes.</summary>
    private bool IsContinued(int at) => _style == ScalarStyle.DoubleQuoted && _file[at] == '\\' && at + 1 < Range.End && _file[at + 1] is '\n' or '\r';
}
