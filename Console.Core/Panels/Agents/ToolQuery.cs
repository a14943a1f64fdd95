using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels.Agents;

/// <summary>One signal of a gateway by tool, over a whole range.</summary>
internal sealed class ToolQuery(QueryCache queries, Gateway gateway, string name, DateTimeOffset to, TimeSpan window, string asker)
{
    /// <summary>Null where the gateway's metrics cannot tell the signal by tool.</summary>
    public static SignalView? Find(Gateway gateway, string name) =>
        gateway.Profile.Signals.TryGetValue(name, out var signal) ? SignalView.Find(signal, DimensionNames.Tool, []) : null;

    public async Task<ToolAnswer> AskAsync(CancellationToken cancellation)
    {
        if (Find(gateway, name) is not { } view)
        {
            var why = gateway.Profile.CannotTell.GetValueOrDefault(name) ?? $"{gateway.Profile.Title} cannot tell it by tool.";
            return new ToolAnswer { Missing = Reading.NoSeries(why) with { NotExported = true } };
        }
        return view.Signal switch
        {
            ValueSignal value => await OneAsync(view, gateway.Expand(value.Query, window, view.Scope), value.Unit, cancellation),
            HistogramSignal histogram => await OneAsync(view, HistogramQueries.Mean(gateway, histogram, window, view.Scope), "seconds", cancellation),
            RatioSignal ratio => await RatioAsync(view, ratio, cancellation),
            _ => throw new InvalidOperationException($"{view.Signal} cannot be asked"),
        };
    }

    private async Task<ToolAnswer> OneAsync(SignalView view, string query, string unit, CancellationToken cancellation)
    {
        var answer = await ValuesAsync(view, query, cancellation);
        return new ToolAnswer { Values = answer.Value, Failure = answer.Failure, Query = query, Unit = unit, Note = view.Signal.Note, AsOf = to, Window = window };
    }

    private async Task<ToolAnswer> RatioAsync(SignalView view, RatioSignal ratio, CancellationToken cancellation)
    {
        var (part, whole) = (gateway.Expand(ratio.Part, window, view.Scope), gateway.Expand(ratio.Whole, window, view.Scope));
        var answers = await Task.WhenAll(ValuesAsync(view, part, cancellation), ValuesAsync(view, whole, cancellation));
        return new ToolAnswer
        {
            Values = answers[0].Value,
            Wholes = answers[1].Value,
            Failure = answers[0].Failure ?? answers[1].Failure,
            Query = $"({part}) / ({whole})",
            Unit = "ratio",
            Note = view.Signal.Note,
            AsOf = to,
            Window = window,
        };
    }

    private async Task<Result<Dictionary<string, double>>> ValuesAsync(SignalView view, string query, CancellationToken cancellation)
    {
        var answer = await queries.InstantAsync(query, to, asker, cancellation);
        if (!answer.Succeeded) return answer.Failure;
        var values = new Dictionary<string, double>();
        foreach (var sample in answer.Value.Samples)
            if (double.IsFinite(sample.Value)) values[sample.Labels[view.Scope.By]] = sample.Value;
        return values;
    }
}
