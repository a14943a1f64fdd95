using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>The rows of <c>chat_completion_requests</c>, public; there is no way to ask for one request id.</summary>
internal static class ChatRequestEndpoints
{
    private const int LargestPage = 100_000;

    public static void Map(Api api) => api.Get("/api/monitoring/chat-requests", Rows);

    private static object Rows(Ask ask)
    {
        var (modelId, providerId) = (ask.Number("model_id", 1, int.MaxValue), ask.Number("provider_id", 1, int.MaxValue));
        var (modelName, status) = (ask.Text("model_name"), ask.Text("status"));
        var (from, to) = (ask.Moment("start_date"), ask.Moment("end_date"));
        var limit = ask.Int("limit", 100, 1, LargestPage);
        var offset = ask.Int("offset", 0, 0, int.MaxValue);
        var data = ask.Surroundings.Requests.Newest()
            .Where(r => (modelId ?? r.Model.Id) == r.Model.Id && (providerId ?? r.Model.Provider.Id) == r.Model.Provider.Id)
            .Where(r => (status ?? r.Status) == r.Status)
            .Where(r => modelName is null || r.Model.Title.Contains(modelName, StringComparison.OrdinalIgnoreCase))
            .Where(r => (from is null || r.CreatedAt >= from) && (to is null || r.CreatedAt <= to))
            .Skip(offset).Take(limit).Select(Body).ToArray();
        return new
        {
            success = true,
            data,
            metadata = new
            {
                // The other filters are forgotten in the count.
                total_count = ask.Surroundings.Requests.Count(modelId, status),
                limit,
                offset,
                returned_count = data.Length,
                filters = new
                {
                    model_id = modelId,
                    provider_id = providerId,
                    model_name = modelName,
                    status,
                    start_date = ask.Text("start_date"),
                    end_date = ask.Text("end_date"),
                },
                timestamp = ask.Timestamp,
            },
        };
    }

    private static object Body(ChatRow row) => new
    {
        id = row.Id,
        request_id = row.RequestId.ToString(),
        model_id = row.Model.Id,
        user_id = Nullable(row.UserId),
        api_key_id = Nullable(row.ApiKeyId),
        status = row.Status,
        error_message = row.ErrorMessage,
        input_tokens = row.InputTokens,
        output_tokens = row.OutputTokens,
        processing_time_ms = row.Milliseconds,
        is_anonymous = row.UserId == 0,
        created_at = PythonTime.Postgres(row.CreatedAt),
        updated_at = PythonTime.Postgres(row.CreatedAt),
        metadata = (object?)null,
        models = new
        {
            id = row.Model.Id,
            model_id = row.Model.Offer.Model,
            model_name = row.Model.Title,
            provider_model_id = row.Model.Offer.Model,
            provider_id = row.Model.Provider.Id,
            providers = new { id = row.Model.Provider.Id, name = row.Model.Provider.Name, slug = row.Model.Provider.Slug },
        },
    };

    private static int? Nullable(int id) => id == 0 ? null : id;
}
