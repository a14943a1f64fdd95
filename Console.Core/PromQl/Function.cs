namespace OperatorConsole.Core.PromQl;

/// <summary>A function of PromQL.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The types of what it takes; the last stands for all that follow.</param>
/// <param name="Least">How many arguments it needs.</param>
/// <param name="Most">How many it takes; null for any number.</param>
/// <param name="Returns">What it gives.</param>
public sealed record Function(string Name, IReadOnlyList<ExprType> Parameters, int Least, int? Most, ExprType Returns)
{
    /// <summary>The first version of Prometheus that has it; null where all that count have.</summary>
    public LanguageVersion? Since { get; init; }

    /// <summary>The first version of Prometheus that has it no more.</summary>
    public LanguageVersion? Until { get; init; }

    /// <summary>Whether it needs the flag <c>promql-experimental-functions</c>.</summary>
    public bool IsExperimental { get; init; }
}
