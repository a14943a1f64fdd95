namespace OperatorConsole.Core.PromQl;

/// <summary>How a label's value is compared.</summary>
public enum MatchOperator
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>=~</c>: the whole value matches a regular expression (RE2).</summary>
    Matches,

    /// <summary><c>!~</c></summary>
    NotMatches,
}

/// <summary>One condition of a selector, such as <c>status_code=~"5.."</c>.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Name">The label's name; <c>__name__</c> for a metric's name in quotes.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Value">With what.</param>
/// <param name="ValueRange">The value's place, with its quotes.</param>
/// <param name="MatchesEmpty">Whether a series without the label is taken.</param>
public sealed record LabelMatcher(TextRange Range, Name Name, MatchOperator Operator, QuotedText Value, TextRange ValueRange, bool MatchesEmpty)
{
    /// <summary>The label that holds a metric's name.</summary>
    public const string MetricName = "__name__";
}
