using System.Text;

namespace OperatorConsole.Demo.Metrics;

/// <summary>Writes label sets as the exposition format wants them: <c>{a="1",b="2"}</c>, backslash, quote and newline escaped.</summary>
internal static class Labels
{
    public static string Format(IReadOnlyList<string> names, IReadOnlyList<string> values, string? lastName = null, string? lastValue = null)
    {
        if (names.Count == 0 && lastName is null) return "";
        var text = new StringBuilder("{");
        for (var i = 0; i < names.Count; i++) Append(text, names[i], values[i]);
        if (lastName is not null) Append(text, lastName, lastValue!);
        return text.Append('}').ToString();
    }

    private static void Append(StringBuilder text, string name, string value)
    {
        if (text.Length > 1) text.Append(',');
        text.Append(name).Append("=\"");
        text.Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal));
        text.Append('"');
    }
}
