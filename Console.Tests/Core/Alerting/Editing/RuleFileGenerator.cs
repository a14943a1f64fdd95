using System.Globalization;
using System.Text;

namespace OperatorConsole.Tests.Core.Alerting.Editing;

/// <summary>Rule files in every style people and programs write them: quotes, blocks, folds, flow, comments, breaks, indentation, marks.</summary>
internal sealed class RuleFileGenerator(int seed)
{
    private static readonly string[] Shapes =
    [
        "up > {0}", "{0} < up", "sum by (job) (rate(http_requests_total{{code=~\"5..\"}}[5m])) / sum by (job) (rate(http_requests_total[5m])) > {0}",
        "rate(errors_total{{msg=\"it's {{ a }} 'test': #1\"}}[5m]) * 100 >= {0}", "histogram_quantile(0.99, sum by (le) (rate(d_seconds_bucket[5m]))) > {0} and sum(rate(d_seconds_count[5m])) > {1}",
        "predict_linear(free_bytes[6h], 4 * 3600) < {0}", "x > {0} or y > {1}", "x < 3 * 24 * 3600 > {0}", "x > (14.4 * 0.001) and y > {0}", "x > {0} * avg_over_time(x[1d])",
        "rate(x{{z=\"1\", status=~\"5..\", a!=\"b\"}}[5m]) > {0}", "sum without (b, a) (y) * on (job) group_left (c) z > bool {0}", "absent(up{{job=\"a\"}}) or up == {0}", "count(up == {0}) by (job) > {1}", "x != {0}", "x{{a=\"\\\\d+é😀\"}} unless on (job) y < {0}", "max_over_time(x[10m] offset 1h) > {0}", "1 - x < {0}",
    ];

    private static readonly string[] Numbers = ["5", "0.05", "0", "1e9", "-3", "100", "0.999", "1.5e-7", "0x1F", "3600", "+Inf", "1073741824", "010", "5.", ".5"];

    private readonly Random _random = new(seed);

    /// <summary>One file; Prometheus takes it.</summary>
    public string Next()
    {
        var text = new StringBuilder();
        if (Chance(5)) text.Append("# head\n\n");
        if (Chance(10)) text.Append("---\n");
        text.Append("groups:\n");
        var dash = new string(' ', _random.Next(3) * 2);
        var groups = 1 + _random.Next(2);
        for (var g = 0; g < groups; g++) AppendGroup(text, dash, g);
        var file = text.ToString();
        if (Chance(8)) file += "# tail\n";
        if (Chance(10)) file = file.TrimEnd('\n');
        return Chance(8) ? file.Replace("\n", "\r\n", StringComparison.Ordinal) : file;
    }

    private void AppendGroup(StringBuilder text, string dash, int number)
    {
        text.Append(CultureInfo.InvariantCulture, $"{dash}- name: {Pick($"g{number}", $"\"g{number}\"", $"'g {number}'")}\n");
        if (Chance(3)) text.Append(CultureInfo.InvariantCulture, $"{dash}  interval: 30s # often\n");
        text.Append(CultureInfo.InvariantCulture, $"{dash}  rules:\n");
        var inner = dash + Pick("  ", "    ");
        var rules = 1 + _random.Next(3);
        for (var r = 0; r < rules; r++)
        {
            if (Chance(4)) text.Append(CultureInfo.InvariantCulture, $"{inner}# rule {r}: keep me\n");
            if (Chance(4)) text.Append('\n');
            AppendRule(text, inner, r);
        }
    }

    private void AppendRule(StringBuilder text, string dash, int number)
    {
        var expr = string.Format(CultureInfo.InvariantCulture, Pick(Shapes), Pick(Numbers), Pick(Numbers));
        if (Chance(8))
        {
            var quoted = expr.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"{dash}- {{ alert: A{number}, expr: \"{quoted}\", for: 5m, labels: {{ severity: warning }} }}\n");
            return;
        }
        var key = dash + "  ";
        List<string> fields = [$"{Pick("alert", "'alert'", "alert")}: A{number}", Expression(expr, key)];
        if (Chance(2)) fields.Add($"for: {Pick("5m", "\"10m\"", "0s", "1h30m # long")}");
        if (Chance(2)) fields.Add(Pick("labels: { severity: warning }", $"labels:\n{key}  severity: \"critical\" # why\n{key}  n: 5", "labels: {}"));
        if (Chance(2)) fields.Add($"annotations:\n{key}  summary: {Pick("above 5", "\"{{ $value }} is \\\"high\\\"\"", "'it''s high'", $"|\n{key}    two\n{key}    lines", $">-\n{key}    folded\n{key}    text")}");
        if (Chance(6)) (fields[0], fields[1]) = (fields[1], fields[0]);
        text.Append(dash).Append("- ").Append(string.Join($"\n{(Chance(6) ? $"{key}# between\n" : "")}{key}", fields)).Append('\n');
    }

    private string Expression(string expr, string key)
    {
        var inner = key + Pick("  ", "    ", " ");
        var broken = expr.Replace(" > ", $"\n{inner}  > ", StringComparison.Ordinal).Replace(" and ", $"\n{inner}and ", StringComparison.Ordinal);
        var doubled = expr.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return _random.Next(14) switch
        {
            0 or 1 => $"expr: |\n{inner}{broken}",
            2 => $"expr: |-\n{inner}{broken}",
            3 => $"expr: |+ # kept\n{inner}{broken}\n\n",
            4 => $"expr: |\n{inner}# why\n{inner}{broken} # because 7 > 5\n",
            5 => $"expr: >\n{inner}{expr.Replace(" and ", $"\n{inner}and ", StringComparison.Ordinal)}",
            6 => $"expr: >-\n{inner}{expr.Replace(" / ", $"\n{inner}/ ", StringComparison.Ordinal)}",
            7 or 8 => $"expr: '{expr.Replace("'", "''", StringComparison.Ordinal)}'",
            9 => $"expr: '{expr.Replace("'", "''", StringComparison.Ordinal).Replace(" / ", $"\n{inner}/ ", StringComparison.Ordinal)}'",
            10 => $"expr: \"{doubled}\"",
            11 => $"expr: \"{doubled.Replace(" > ", $" \\\n{inner}> ", StringComparison.Ordinal).Replace("5", "\\x35", StringComparison.Ordinal)}\" # x",
            12 => $"\"expr\":   \"{doubled.Replace(" and ", "\\n and\\t", StringComparison.Ordinal).Replace("é", "\\u00e9", StringComparison.Ordinal)}\"",
            _ => IsPlain(expr) ? Pick($"expr: {expr}", $"expr: {expr} # c", $"expr: {expr.Replace(" and ", $"\n{inner}and ", StringComparison.Ordinal)}") : $"expr: |2\n{key}  {expr}",
        };
    }

    private static bool IsPlain(string expr) => !expr.Contains(": ", StringComparison.Ordinal) && !expr.Contains(" #", StringComparison.Ordinal) && expr[0] != '"';

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string Pick(params string[] from) => from[_random.Next(from.Length)];
}
