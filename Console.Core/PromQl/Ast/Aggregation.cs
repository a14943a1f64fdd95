using System.Collections.Frozen;

namespace OperatorConsole.Core.PromQl;

/// <summary>The ways to make few series of many.</summary>
public enum Aggregation
{
#pragma warning disable CS1591 // their names in PromQL say what they are
    Sum,
    Avg,
    Count,
    Min,
    Max,
    Group,
    Stddev,
    Stdvar,
    Topk,
    Bottomk,
    CountValues,
    Quantile,
    Limitk,
    LimitRatio,
#pragma warning restore CS1591
}

/// <summary>What is known of aggregations.</summary>
public static class Aggregations
{
    private static readonly string[] Texts =
        ["sum", "avg", "count", "min", "max", "group", "stddev", "stdvar", "topk", "bottomk", "count_values", "quantile", "limitk", "limit_ratio"];

    private static readonly FrozenDictionary<string, Aggregation>.AlternateLookup<ReadOnlySpan<char>> ByText = Texts.Index()
        .ToFrozenDictionary(t => t.Item, t => (Aggregation)t.Index, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>As it is written.</summary>
    public static string Text(this Aggregation aggregation) => Texts[(int)aggregation];

    /// <summary>What it takes before the vector; null where that is nothing.</summary>
    public static ExprType? Parameter(this Aggregation aggregation) => aggregation switch
    {
        Aggregation.CountValues => ExprType.String,
        Aggregation.Topk or Aggregation.Bottomk or Aggregation.Quantile or Aggregation.Limitk or Aggregation.LimitRatio => ExprType.Scalar,
        _ => null,
    };

    /// <summary>Whether it picks series and leaves their labels as they are.</summary>
    public static bool KeepsSeries(this Aggregation aggregation) => aggregation is Aggregation.Topk or Aggregation.Bottomk or Aggregation.Limitk or Aggregation.LimitRatio;

    internal static bool TryRead(ReadOnlySpan<char> text, out Aggregation aggregation) => ByText.TryGetValue(text, out aggregation);
}
