using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels;

/// <summary>What a signal was over a range of time.</summary>
/// <param name="Answer">The series.</param>
/// <param name="By">The label that tells them apart; empty for the gateway as a whole.</param>
/// <param name="Query">What was asked.</param>
internal sealed record ToldRange(RangeAnswer Answer, string By, string Query)
{
    /// <summary>The series of each value.</summary>
    public IEnumerable<(string Value, Series Series)> Values => Answer.Series.Select(s => (By.Length == 0 ? "" : s.Labels[By], s)).DistinctBy(v => v.Item1);
}
