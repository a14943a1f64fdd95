namespace OperatorConsole.Core.Alerting.Editing;

/// <summary>What is to be different in a rule; what is null stays as it is.</summary>
public sealed record RuleChanges
{
    /// <summary>New numbers by the places of the thresholds in the expression, from 0, from left to right.</summary>
    public IReadOnlyDictionary<int, double> Thresholds { get; init; } = new Dictionary<int, double>();

    /// <summary>The whole expression. Its thresholds are then part of it.</summary>
    public string? Expr { get; init; }

    /// <summary>How long the expression must hold, such as <c>5m</c>; empty takes it away.</summary>
    public string? For { get; init; }

    /// <summary>How long the alert fires on, such as <c>10m</c>; empty takes it away.</summary>
    public string? KeepFiringFor { get; init; }

    /// <summary>Labels by name; null takes one away. Those not named stay.</summary>
    public IReadOnlyDictionary<string, string?> Labels { get; init; } = new Dictionary<string, string?>();

    /// <summary>Annotations by name; null takes one away. Those not named stay.</summary>
    public IReadOnlyDictionary<string, string?> Annotations { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether nothing is to change.</summary>
    public bool IsEmpty => Thresholds.Count == 0 && Expr is null && For is null && KeepFiringFor is null && Labels.Count == 0 && Annotations.Count == 0;
}
