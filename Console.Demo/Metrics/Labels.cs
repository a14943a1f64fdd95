using System.Text;

namespace OperatorConsole.Demo.Metrics;

/// <summary>Writes label sets as the exposition format wants them: <c>{a="1",b="2"}</c>, backslash, quote and newline escaped.</summary>
internal static class Labels
{
    /// <summary>Python's client sorts all labels, the <paramref name="lastName"/> too; the others keep the order of the family.</summary>
    public static string Format(
        IReadOnlyList<string> names, IReadOnlyList<string> values, ExpositionDialect dialect, string? lastName = null, string? lastValue = null)
    {
        var labels = new List<(string Name, string Value)>(names.Count + 1);
        for (var i = 0; i < names.Count; i++) labels.Add((names[i], values[i]));
        if (lastName is not null) labels.Add((lastName, lastValue!));
        if (labels.Count == 0) return "";
        if (dialect == ExpositionDialect.Python) labels.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var text = new StringBuilder("{");
        foreach (var (name, value) in labels) Append(text, name, value);
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
