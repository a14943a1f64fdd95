using System.Buffers;
using System.Text;
using OperatorConsole.Core.Alerting.Yaml;
using OperatorConsole.Core.PromQl;
using YamlDotNet.Core;

namespace OperatorConsole.Core.Alerting.Editing;

/// <summary>Writes another text where one stands in a YAML file: as little of it as can be, in the style it has.</summary>
internal sealed class ScalarWriter(string file, YamlScalar scalar, bool inFlow, int parentColumn)
{
    private static readonly SearchValues<char> FlowMarks = SearchValues.Create(",[]{}:");

    private readonly ScalarStyle _style = scalar.Text.Style;

    /// <summary>Ways to write it, the gentlest first. Whether one says what is meant, reading it again tells.</summary>
    public IEnumerable<TextEdit> Ways(string value)
    {
        if (Smallest(value) is { } piece) yield return piece;
        if (InStyle(value) is { } whole) yield return whole;
        if (!inFlow && value.Contains('\n', StringComparison.Ordinal) && Literal(value) is { } block) yield return new TextEdit(Extent, block);
        yield return new TextEdit(Extent, Quoted(value));
    }

    /// <summary>Where a part of the text stands, with another in its place.</summary>
    public TextEdit? Replace(TextRange part, string by) => scalar.Text.Place(part) is { Length: > 0 } place && Encoded(by) is { } written ? new TextEdit(place, written) : null;

    /// <summary>A text that stands in no file yet.</summary>
    public static string New(string value, bool inFlow) => IsPlain(value, inFlow) ? value : Quoted(value);

    /// <summary>The place of the whole text; of a block up to its last character, so that what follows stays.</summary>
    public TextRange Extent
    {
        get
        {
            if (!IsBlock) return scalar.Range;
            var last = scalar.Text.Places.LastOrDefault(p => p >= 0 && !char.IsWhiteSpace(file[p]), -1);
            return new TextRange(scalar.Range.Start, last < 0 ? scalar.Range.End : last + 1);
        }
    }

    private bool IsBlock => _style is ScalarStyle.Literal or ScalarStyle.Folded;

    private string LineBreak => file.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Only what differs between the two texts.</summary>
    private TextEdit? Smallest(string value)
    {
        var old = scalar.Text.Value;
        var start = 0;
        while (start < old.Length && start < value.Length && old[start] == value[start]) start++;
        var tail = 0;
        while (tail < old.Length - start && tail < value.Length - start && old[^(tail + 1)] == value[^(tail + 1)]) tail++;
        // What only comes in between needs a neighbour that has a place; so does one half of a pair.
        if (start > 0 && (start + tail == old.Length || char.IsWhiteSpace(old[start]) || char.IsSurrogate(old[start]))) start--;
        if (tail > 0 && start + tail == old.Length) tail--;
        while (start > 0 && (char.IsWhiteSpace(old[start]) || char.IsLowSurrogate(old[start]))) start--;
        while (tail > 0 && (char.IsWhiteSpace(old[^(tail + 1)]) || char.IsHighSurrogate(old[^(tail + 1)]))) tail--;
        var part = new TextRange(start, old.Length - tail);
        if (part.Length <= 0 || part.Of(old).Any(c => c is '\n' or '\r')) return null;
        return Replace(part, value[start..(value.Length - tail)]);
    }

    /// <summary>A piece of text as it stands within this style; null where the style cannot say it.</summary>
    private string? Encoded(string piece) => _style switch
    {
        ScalarStyle.DoubleQuoted => Escaped(piece),
        ScalarStyle.SingleQuoted => piece.Contains('\n', StringComparison.Ordinal) ? null : piece.Replace("'", "''", StringComparison.Ordinal),
        ScalarStyle.Literal => BlockIndent is { } indent ? piece.Replace("\n", LineBreak + indent, StringComparison.Ordinal) : piece.Contains('\n', StringComparison.Ordinal) ? null : piece,
        _ => piece.Contains('\n', StringComparison.Ordinal) ? null : piece,
    };

    /// <summary>What stands before each line of the block; null where its first line does not tell.</summary>
    private string? BlockIndent
    {
        get
        {
            var places = scalar.Text.Places;
            if (places.Count == 0 || places[0] < 0 || char.IsWhiteSpace(scalar.Text.Value[0])) return null;
            var line = file.LastIndexOf('\n', Math.Max(places[0] - 1, 0)) + 1;
            return file[line..places[0]];
        }
    }

    private TextEdit? InStyle(string value) => _style switch
    {
        ScalarStyle.Plain when IsPlain(value, inFlow) => new TextEdit(Extent, value),
        ScalarStyle.SingleQuoted when !value.Any(c => c < ' ') => new TextEdit(Extent, $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"),
        ScalarStyle.Literal or ScalarStyle.Folded when !inFlow && Literal(value) is { } block => new TextEdit(Extent, block),
        _ => null,
    };

    /// <summary>As a block; null where a block cannot say it without an indentation indicator.</summary>
    private string? Literal(string value)
    {
        var body = value.TrimEnd('\n');
        if (body.Length == 0 || body[0] is ' ' or '\t' || body.Any(c => (c < ' ' && c != '\n') || c is '\u0085' or '\u2028' or '\u2029' or '\uFEFF')) return null;
        var indent = IsBlock && BlockIndent is { } kept ? kept : new string(' ', parentColumn + 2);
        var breaks = value.Length - body.Length;
        var header = Header() is { } own && own[0] == '|' && breaks == scalar.Text.Value.Length - scalar.Text.Value.TrimEnd('\n').Length ? own : breaks switch { 0 => "|-", 1 => "|", _ => "|+" };
        return header + LineBreak + string.Join(LineBreak, body.Split('\n').Select(l => l.Length == 0 ? "" : indent + l));
    }

    /// <summary>The line with the indicator, with a comment if there is one.</summary>
    private string? Header() => IsBlock && file.IndexOf('\n', scalar.Range.Start) is >= 0 and var end ? file[scalar.Range.Start..end].TrimEnd('\r') : null;

    private static bool IsPlain(string value, bool inFlow)
    {
        if (value.Length == 0 || value != value.Trim() || value.Any(c => c < ' ' || c == '\u007f' || char.IsSurrogate(c) || c is '\u0085' or '\u2028' or '\u2029' or '\uFEFF')) return false;
        if (value is "~" or "null" or "Null" or "NULL") return false; // Prometheus reads them as nothing
        if (value[0] is '!' or '&' or '*' or '|' or '>' or '%' or '@' or '`' or '"' or '\'' or '#' or ',' or '[' or ']' or '{' or '}') return false;
        if (value[0] is '-' or '?' or ':' && (value.Length == 1 || value[1] == ' ' || inFlow)) return false;
        if (value.Contains(": ", StringComparison.Ordinal) || value.Contains(" #", StringComparison.Ordinal) || value[^1] == ':') return false;
        return !value.StartsWith("---", StringComparison.Ordinal) && value != "..." && !(inFlow && value.AsSpan().ContainsAny(FlowMarks));
    }

    private static string Quoted(string value) => $"\"{Escaped(value)}\"";

    private static string Escaped(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '\u007f' or '\u0085' or '\u00a0' or '\u2028' or '\u2029' or '\uFEFF' => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => text.Append(c),
            };
        }
        return text.ToString();
    }
}
