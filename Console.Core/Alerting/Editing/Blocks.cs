using OperatorConsole.Core.Alerting.Yaml;

namespace OperatorConsole.Core.Alerting.Editing;

/// <summary>Lines of a file, and where in them parts end.</summary>
internal static class Blocks
{
    /// <summary>How the file breaks its lines.</summary>
    public static string LineBreak(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    public static int StartOfLine(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Before the break that ends the line.</summary>
    public static int EndOfLine(string text, int at)
    {
        var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
        return end > at && end < text.Length && text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>Behind the break that ends the line.</summary>
    public static int NextLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;

    /// <summary>Behind the last character of a part. A part that is empty ends with its key's colon.</summary>
    public static int LastPlace(string text, YamlPart part, YamlPart? key = null) => part switch
    {
        YamlScalar { IsEmpty: true } when key is not null => text.IndexOf(':', key.Range.End) is >= 0 and var colon ? colon + 1 : key.Range.End,
        YamlScalar scalar => new ScalarWriter(text, scalar, inFlow: false, 0).Extent.End,
        YamlMapping { IsFlow: false, Entries: [.., var last] } => LastPlace(text, last.Value, last.Key),
        YamlSequence { IsFlow: false, Items: [.., var last] } => LastPlace(text, last),
        _ => part.Range.End,
    };
}
