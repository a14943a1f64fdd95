using OperatorConsole.Core.Alerting.Listing;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Web.Components.Pages.Alerts;

/// <summary>Thresholds in the list: <c>&gt; 0.05</c>; those that only guard are left out where there are others.</summary>
internal static class ThresholdWords
{
    public static IEnumerable<string> Of(RuleRow row)
    {
        var all = row.Thresholds;
        var expr = row.Known?.Rule.Expr.Value ?? row.Expr;
        var shown = all.Where(t => !t.IsGuard).ToList();
        return (shown.Count > 0 ? shown : [.. all]).Select(t => $"{t.Comparison.Operator.Text()} {t.Range.Of(expr)}{Hint(t)}");
    }

    /// <summary>The unit behind a number, where it is known.</summary>
    public static string Unit(MeasuredUnit unit) => unit switch
    {
        MeasuredUnit.Percent => "%",
        MeasuredUnit.Ratio => "of 1",
        MeasuredUnit.Seconds => "s",
        MeasuredUnit.Bytes => "bytes",
        MeasuredUnit.Dollars => "USD",
        MeasuredUnit.Celsius => "°C",
        _ => "",
    };

    private static string Hint(Threshold threshold) => threshold.Role == ThresholdRole.Factor ? " ×" : threshold.Unit switch
    {
        MeasuredUnit.Percent => " %",
        MeasuredUnit.Seconds => " s",
        MeasuredUnit.Bytes => " bytes",
        MeasuredUnit.Dollars => " USD",
        _ => "",
    };
}
