using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OperatorConsole.Core.Requests.Stores;

/// <summary>Texts that anyone may have chosen, as literals of the languages of log stores. There is no other way into a query.</summary>
internal static class StoreQuoting
{
    /// <summary>A string of LogQL: as Go writes it, in double quotes.</summary>
    public static string LogQl(string text) => GoString(text);

    /// <summary>A phrase of LogsQL: as Go writes it, in double quotes.</summary>
    public static string LogsQl(string text) => GoString(text);

    /// <summary>A string of TraceQL: as Go writes it, in double quotes.</summary>
    public static string TraceQl(string text) => GoString(text);

    /// <summary>The values a span must have, as a Jaeger is asked for them: one object of texts in JSON.</summary>
    public static string JaegerTags(IEnumerable<(string Name, string Value)> attributes) => JsonSerializer.Serialize(attributes.ToDictionary(a => a.Name, a => a.Value));

    /// <summary>A regular expression of LogQL that fits any of some texts and nothing else.</summary>
    public static string LogQlAnyOf(IEnumerable<string> texts) => GoString(string.Join('|', texts.Select(Literal)));

    /// <summary>A regular expression of LogQL that fits what begins with one of some texts.</summary>
    public static string LogQlBeginning(IEnumerable<string> texts) => GoString($"(?:{string.Join('|', texts.Select(Literal))}).*");

    private static string GoString(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') quoted.Append('\\').Append((char)rune.Value);
            else if (rune.Value is < 0x20 or 0x7f) quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else quoted.Append(rune.ToString());
        }
        return quoted.Append('"').ToString();
    }

    // RE2 takes a backslash before any punctuation of ASCII.
    private static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c < 0x80 && char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) && c != '_') literal.Append('\\');
            literal.Append(c);
        }
        return literal.ToString();
    }
}
