using System.Text;

namespace OperatorConsole.Core.Gateways;

/// <summary>Which part of a signal is asked for: told apart by a label, for some label values alone, or both.</summary>
/// <param name="By">The label whose values are told apart; empty for the gateway as a whole.</param>
/// <param name="Matchers">Further matchers of the metrics, without braces, such as <c>model="gpt-4o"</c>; empty for none.</param>
public sealed record SignalScope(string By = "", string Matchers = "")
{
    /// <summary>A value of <see cref="By"/>, where only the result of the expression can be filtered; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>The gateway as a whole.</summary>
    public static SignalScope All { get; } = new();

    /// <summary>A matcher that is met by this value alone, whatever the value holds.</summary>
    public static string Matcher(string label, string value) => $"{label}={Quoted(value)}";

    /// <summary>Puts the label in the place of <c>$by</c>.</summary>
    internal string Group(string expression) => expression.Replace(" $by (", By.Length > 0 ? $" by ({By}) (" : "(", StringComparison.Ordinal);

    /// <summary>Keeps the series of the one value that is wanted, if it is one.</summary>
    // label_replace would take $1 for a group of its expression.
    internal string Pick(string expression) => Only is null
        ? expression
        : $"({expression}) and on ({By}) label_replace(vector(1), \"{By}\", {Quoted(Only.Replace("$", "$$", StringComparison.Ordinal))}, \"\", \"\")";

    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"", value.Length + 2);
        foreach (var c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (c == '\n') text.Append("\\n");
            else text.Append(c);
        }
        return text.Append('"').ToString();
    }
}
