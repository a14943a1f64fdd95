using System.Text;

namespace OperatorConsole.Core.Settings;

/// <summary>One thing that is wrong with the settings, and what to do about it.</summary>
/// <param name="Key">The key, such as <c>gateways[1].metricsUrl</c>.</param>
/// <param name="Value">What was written there; null where nothing was, or where it may be a secret.</param>
/// <param name="Source">Where it was written: <c>console.yaml:7:17</c>, an environment variable or an option.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record SettingsProblem(string Key, string? Value, string Source, string Problem, string Remedy)
{
    /// <summary>The problem as a block of lines for a terminal.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Key);
        if (Value is not null) text.Append(" = ").Append(OneLine(Value));
        return text.Append("  (").Append(Source).Append(")\n")
            .Append("  problem: ").Append(Problem).Append('\n')
            .Append("  remedy:  ").Append(Remedy).ToString();
    }

    // What a file holds is not allowed to steer the terminal it is printed on.
    private static string OneLine(string value)
    {
        var line = string.Concat(value.Select(c => char.IsControl(c) ? '�' : c));
        return line.Length <= 120 ? line : string.Concat(line.AsSpan(0, 120), "…");
    }
}
