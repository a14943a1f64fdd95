using System.Collections.Concurrent;
using System.Text.Json;
using OperatorConsole.Core.PromQl;
using OperatorConsole.Tests.Core.PromQl;
using OperatorConsole.Tests.Integration.Prometheus;
using Xunit.Abstractions;

namespace OperatorConsole.Tests.Integration.PromQl;

/// <summary>
/// The console's parser beside the real one of Prometheus 2.42. PROMQL_SEED repeats a run, PROMQL_COUNT lengthens it.
/// </summary>
public sealed class PrometheusAgreementTests(ITestOutputHelper output)
{
    private static readonly LanguageVersion Debian = new(2, 42);

    private static readonly int Seed = Setting("PROMQL_SEED", Random.Shared.Next());
    private static readonly int Count = Setting("PROMQL_COUNT", 6000);

    [Fact]
    public async Task Parser_GeneratedExpressions_TakesWhatPrometheusTakesAndPrintsTheSameTree()
    {
        output.WriteLine($"PROMQL_SEED={Seed}");
        await using var prometheus = await RealPrometheus.StartAsync();
        using var http = new HttpClient { BaseAddress = prometheus.Address };
        var generator = new ExpressionGenerator(Seed);
        var expressions = Enumerable.Range(0, Count).Select(_ => generator.Next()).ToList();
        var disagreements = new ConcurrentBag<string>();
        var accepted = 0;

        await Parallel.ForEachAsync(expressions, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (text, cancellation) =>
        {
            var theirs = await FormatAsync(http, text, cancellation);
            var ours = PromQlParser.Parse(text);
            if (theirs.Tree is not null) Interlocked.Increment(ref accepted);
            if (ours.IsUnderstoodBy(Debian) != theirs.Tree is not null && !HasLetterForColon(ours))
                disagreements.Add($"{JsonSerializer.Serialize(text)}\n  console:    {(ours.Succeeded ? $"taken {string.Join("; ", ours.Notices)}" : ours.Error)}\n  Prometheus: {theirs.Error ?? "taken"}");
            if (!ours.Succeeded) return;

            var printed = Printer.Print(ours.Root);
            var again = PromQlParser.Parse(printed);
            if (!again.Succeeded || Printer.Print(again.Root) != printed) disagreements.Add($"{JsonSerializer.Serialize(text)} is printed as {printed}, which the console itself reads otherwise");
            if (theirs.Tree is not null && (await FormatAsync(http, printed, cancellation)).Tree != theirs.Tree)
                disagreements.Add($"{JsonSerializer.Serialize(text)} is printed as {printed}, which Prometheus reads otherwise than {theirs.Tree}");
        });

        Assert.True(disagreements.IsEmpty, $"PROMQL_SEED={Seed}: {disagreements.Count} of {Count}\n{string.Join('\n', disagreements.Take(20))}");
        Assert.InRange(accepted, Count / 4, Count * 3 / 4);
    }

    /// <summary>A fault of Prometheus 2.42 that the console has not: in brackets it takes any letter for the colon, <c>up[5m x]</c> for <c>up[5m:]</c>.</summary>
    private static bool HasLetterForColon(ParsedExpression ours)
    {
        if (ours.Error is not { Range: { Length: > 0, Start: var at } } || !(char.IsAsciiLetter(ours.Text[at]) || ours.Text[at] == '_')) return false;
        return PromQlParser.Parse(string.Concat(ours.Text.AsSpan(0, at), ":", ours.Text.AsSpan(at + 1))).IsUnderstoodBy(Debian);
    }

    private static async Task<(string? Tree, string? Error)> FormatAsync(HttpClient http, string text, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent([new("query", text)]);
        using var answer = await http.PostAsync(new Uri("api/v1/format_query", UriKind.Relative), form, cancellation);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
        return json.RootElement.TryGetProperty("data", out var tree) ? (tree.GetString(), null) : (null, json.RootElement.GetProperty("error").GetString());
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
