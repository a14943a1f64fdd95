using System.Globalization;
using System.Text;

namespace OperatorConsole.Bench.PromQl;

/// <summary>A rule file as teams have them: shares, quantiles, states, comparisons with the past.</summary>
internal static class RuleFileText
{
    private const int RulesOfAGroup = 100;

    private static readonly string[] Shapes =
    [
        "sum by (model) (rate(m{0}_requests_total{{status_code=~\"5..\"}}[5m]))\n            / sum by (model) (rate(m{0}_requests_total[5m])) > 0.05",
        "histogram_quantile(0.95, sum by (le, model) (rate(m{0}_duration_seconds_bucket[5m]))) > 2",
        "up{{job=\"j{0}\"}} == 0",
        "sum by (provider) (rate(m{0}_errors_total{{type!=\"client\"}}[5m])) > 3 * avg_over_time(sum by (provider) (rate(m{0}_errors_total[1h]))[6h:1h])",
        "(m{0}_used_bytes / m{0}_limit_bytes) * 100 > 90 and m{0}_limit_bytes > 0",
    ];

    public static string Compose(int rules)
    {
        var text = new StringBuilder("groups:\n");
        for (var i = 0; i < rules; i++)
        {
            if (i % RulesOfAGroup == 0) text.Append(CultureInfo.InvariantCulture, $"  - name: g{i / RulesOfAGroup}\n    interval: 30s\n    rules:\n");
            var expr = string.Format(CultureInfo.InvariantCulture, Shapes[i % Shapes.Length], i);
            text.Append(CultureInfo.InvariantCulture, $$$"""
                      - alert: Alert{{{i}}}
                        expr: |
                          {{{expr}}}
                        for: 5m
                        labels:
                          severity: warning
                          team: t{{{i % 7}}}
                        annotations:
                          summary: "Something is wrong"
                          description: "The value is {{ $value | humanize }}, which is too much."

                """);
        }
        return text.ToString();
    }
}
