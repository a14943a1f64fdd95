using System.Collections.Concurrent;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.PromQl;
using OperatorConsole.Core.Queries;
using Rule = OperatorConsole.Core.Alerting.Rules.Rule;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>Asks a server between what the measured sides of rules' comparisons were in the past month.</summary>
public sealed class SeenRangeReader(QueryCache queries, TimeProvider time)
{
    /// <summary>The most expressions that are asked for; two questions each.</summary>
    public const int MostExpressions = 50;

    // Far below 1,500 moments, and equal for all who look within half an hour.
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Past = TimeSpan.FromDays(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The ranges by the text of the measured side. Expressions the server refuses, and those not answered within ten seconds, are not among them.</summary>
    public async Task<Result<IReadOnlyDictionary<string, SeenRange>>> ReadAsync(IEnumerable<Rule> rules, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var grid = TimeGrid.Aligned(now - Past, now, Step);
        var seen = new ConcurrentDictionary<string, SeenRange>(StringComparer.Ordinal);
        Failure? failure = null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var measured = rules.Where(r => r.IsAlert).SelectMany(Measured).Distinct().Take(MostExpressions);
            await Parallel.ForEachAsync(measured, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = patience.Token }, async (expression, cancel) =>
            {
                var lowest = await AskAsync($"min({expression})", cancel);
                var highest = lowest.Succeeded ? await AskAsync($"max({expression})", cancel) : lowest;
                if (!highest.Succeeded) failure = highest.Failure.Kind is FailureKind.BadQuestion or FailureKind.Execution ? failure : highest.Failure;
                else if (Join(lowest.Value!.Answer, highest.Value.Answer) is { } range) seen[expression] = range;
            });
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // What was answered by then is shown.
        }
        return failure is null ? seen : failure;

        Task<Result<SharedRange>> AskAsync(string query, CancellationToken cancel) => queries.RangeAsync(query, grid, nameof(SeenRangeReader), now - Step, cancel);
    }

    /// <summary>The measured sides that stand for themselves; one within a function or a sum is another number than it looks.</summary>
    internal static IEnumerable<string> Measured(Rule rule) => rule.Analysis is not { } analysis ? [] : analysis.Comparisons.Where(IsHeldBeside).Select(c => TextOf(rule, c));

    /// <summary>Whether a comparison is of a kind whose bound can be held beside the past.</summary>
    internal static bool IsHeldBeside(Comparison comparison) =>
        comparison is { Class: ComparisonClass.Numeric, IsGuard: false, Value: not null, Context: ExprContext.Top or ExprContext.SetLeft or ExprContext.SetRight, Operator: BinaryOperator.Greater or BinaryOperator.GreaterOrEqual or BinaryOperator.Less or BinaryOperator.LessOrEqual };

    /// <summary>The measured side as it is written.</summary>
    internal static string TextOf(Rule rule, Comparison comparison) => comparison.Measured.Range.Of(rule.Expr.Value).ToString();

    private static SeenRange? Join(RangeAnswer lowest, RangeAnswer highest)
    {
        if (lowest.Series is not [var low] || highest.Series is not [var high]) return null;
        var moments = low.Values.Index().Where(v => double.IsFinite(v.Item)).Select(v => v.Index).ToList();
        return moments.Count == 0 || !high.Values.Any(double.IsFinite)
            ? null
            : new SeenRange(moments.Min(i => low.Values[i]), high.Values.Where(double.IsFinite).Max(), DateTimeOffset.FromUnixTimeMilliseconds(lowest.Grid.At(moments[0])), Step, moments.Count);
    }
}
