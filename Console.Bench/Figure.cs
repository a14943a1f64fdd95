using System.Globalization;

namespace OperatorConsole.Bench;

/// <summary>One measured number and what it must keep to.</summary>
/// <param name="What">What it is.</param>
/// <param name="Value">The number, mostly a ratio within one run; null where there was nothing to measure.</param>
/// <param name="Limit">The most it may be, or the least; null for a number that is only told.</param>
/// <param name="Beside">The absolute values behind it.</param>
internal sealed record Figure(string What, double? Value, double? Limit, string Beside)
{
    /// <summary>Whether more is better.</summary>
    public bool IsLeast { get; init; }

    /// <summary>Behind the number, such as MB; empty for a ratio.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether the limit is kept; what was not measured keeps none.</summary>
    public bool Holds => Limit is not { } limit || (IsLeast ? Value >= limit : Value <= limit);

    public string Measured => Value is { } value ? Text(value) : "nothing";

    public string Bound => Limit is { } limit ? $"{(IsLeast ? "≥" : "≤")} {Text(limit)}" : "";

    public string Verdict => Limit is null ? "" : Holds ? "ok" : "short";

    private string Text(double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.ToString(Math.Abs(value) < 0.1 ? "0.####" : "0.##", CultureInfo.InvariantCulture)}{(Unit.Length > 0 ? " " : "")}{Unit}");
}
