using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>The administrators' sum over all requests, by whole hours. An answer is kept for a minute and then told again as it was.</summary>
internal sealed class ChatRequestSummary
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private (Filter Filter, DateTimeOffset Until, object Body)? _kept;

    public object Answer(Ask ask)
    {
        var filter = new Filter(
            ask.Number("model_id", 1, int.MaxValue), ask.Number("provider_id", 1, int.MaxValue), ask.Text("model_name"),
            ask.Moment("start_date"), ask.Moment("end_date"));
        if (_kept is { } kept && kept.Filter == filter && ask.Now < kept.Until && ask.Now >= kept.Until - Life) return kept.Body;
        var body = Compose(ask, filter);
        if (ask.Problems.Count == 0) _kept = (filter, ask.Now + Life, body);
        return body;
    }

    private static object Compose(Ask ask, Filter filter)
    {
        var models = HubCatalogue.Models.Where(filter.Wants).ToArray();
        var cells = ask.Surroundings.Ledger.Between(filter.From ?? DateTimeOffset.UnixEpoch, filter.To ?? ask.Now)
            .SelectMany(h => models.Select(m => h.Models[m.Index])).Where(c => c.Requests > 0).ToArray();
        var requests = cells.Sum(c => (long)c.Requests);
        var failed = cells.Sum(c => (long)c.FailedRequests);
        var input = cells.Sum(c => c.InputTokens + c.FailedInputTokens);
        var output = cells.Sum(c => c.OutputTokens);
        return new
        {
            summary = new
            {
                total_requests = requests,
                total_input_tokens = input,
                total_output_tokens = output,
                total_tokens = input + output,
                avg_input_tokens = Mean(input, requests),
                avg_output_tokens = Mean(output, requests),
                avg_processing_time_ms = Mean(cells.Sum(c => c.RequestMs), requests),
                completed_requests = requests - failed,
                failed_requests = failed,
                success_rate = Mean(100.0 * (requests - failed), requests),
                first_request_at = cells.Length == 0 ? null : PythonTime.Zulu(cells.Min(c => c.FirstRequest)),
                last_request_at = cells.Length == 0 ? null : PythonTime.Zulu(cells.Max(c => c.LastRequest)),
                total_cost_usd = Math.Round(cells.Sum(c => c.Cost), 6),
            },
            filters = new
            {
                model_id = filter.ModelId,
                provider_id = filter.ProviderId,
                model_name = filter.ModelName,
                start_date = ask.Text("start_date"),
                end_date = ask.Text("end_date"),
            },
            timestamp = ask.Timestamp,
        };
    }

    private static double Mean(double sum, long count) => count == 0 ? 0 : Math.Round(sum / count, 2);

    private sealed record Filter(int? ModelId, int? ProviderId, string? ModelName, DateTimeOffset? From, DateTimeOffset? To)
    {
        public bool Wants(HubModel model) =>
            (ModelId ?? model.Id) == model.Id && (ProviderId ?? model.Provider.Id) == model.Provider.Id &&
            (ModelName is null || model.Title.Contains(ModelName, StringComparison.OrdinalIgnoreCase));
    }
}
