using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.PromQl;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Core.PromQl;
using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Alerting;

/// <summary>A correct file must never be taken for one that the server does not run, however it prints the expressions.</summary>
public sealed partial class LoadedRulesTests : IDisposable
{
    private static readonly string[] Printed =
    [
        "sum by () (up)", "sum without () (up)", "sum(up) by (b, a)", "a / ignoring () b", "a / ignoring () group_left () b", "a / on () group_right (x) b", "a and ignoring () b",
        "42 / on () (1)", "up != bool on () group_left (job) 0755", "vector(1) > ignoring () 2",
        "rate(x[90s]) > 0x1F", "x offset -90s > 1e3", "x @ 1609746000.5", "x @ start() > bool 010", "max_over_time(x[1h:]) > Inf", "-x ^ 2 ^ 3", "(((x)))", "{__name__=\"x\", a='b', A=~`c`}", "x{b=\"1\", a=\"2\", a!=\"3\"}",
        "\"a\\tb\\u00e9\" == bool \"x\" or vector(1)", "count_values(\"v\", x)", "topk(3, x) by (a)", "x[5m] offset 1d", "time() # told",
    ];

    /// <summary>Expressions that the server takes; it takes about one of five that are drawn.</summary>
    private const int Enough = 250;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rules_OfAllGrammar_AreRecognisedAsTheServerPrintsThem()
    {
        var seed = Random.Shared.Next();
        var generator = new ExpressionGenerator(seed);
        await using var reader = await RealPrometheus.StartAsync();
        using var forms = new HttpClient { BaseAddress = reader.Address };
        List<string> taken = [];
        foreach (var expression in Printed.Concat(Enumerable.Range(0, 10_000).Select(_ => generator.Next())).TakeWhile(_ => taken.Count < Enough))
            // Without what YAML escapes, bytes that are no text, and “inf ^ 0”, which Prometheus prints as +Inf ^ 0: something else.
            if (expression.All(c => c is >= ' ' and <= '~') && !expression.Contains("\\x", StringComparison.Ordinal) && !InfinitePower().IsMatch(expression) && PromQlParser.Parse(expression) is { Root: { Type: ExprType.InstantVector or ExprType.Scalar } } && await TakesAsync(forms, expression)) taken.Add(expression);
        Assert.Equal(Enough, taken.Count);

        var text = new StringBuilder("groups:\n- name: all\n  rules:\n");
        foreach (var (index, expression) in taken.Index()) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  - record: \"r:{index}\"\n    expr: {JsonSerializer.Serialize(expression)}\n");
        var path = _folder.Write("all.yml", text.ToString());
        await using var server = await RealPrometheus.StartAsync($"global: {{ evaluation_interval: 1h }}\nrule_files: [ \"{path}\" ]\n");
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var groups = await new PrometheusClient(http, new ExternalPrometheus(server.Address), new PrometheusSettings { Url = server.Address }).RulesAsync();

        var file = RuleFile.Read(text.ToString());
        var different = file.Rules.Zip(groups.Value!.Single().Rules).Where(r => LoadedRules.Difference(r.First, r.Second) is not null).Select(r => $"{r.First.Expr}\n  is {r.Second.Query}").ToList();
        Assert.True(different.Count == 0, $"seed {seed}: {different.Count} of {taken.Count} are taken for others, such as\n{string.Join('\n', different.Take(10))}");
    }

    [GeneratedRegex(@"inf\s*\)*\s*\^", RegexOptions.IgnoreCase)]
    private static partial Regex InfinitePower();

    private static async Task<bool> TakesAsync(HttpClient http, string expression)
    {
        using var form = new FormUrlEncodedContent([new("query", expression)]);
        using var answer = await http.PostAsync(new Uri("api/v1/format_query", UriKind.Relative), form);
        return answer.IsSuccessStatusCode;
    }
}
