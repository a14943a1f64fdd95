namespace OperatorConsole.Core.Requests.Traces;

/// <summary>The attributes in which spans carry the id of their request, the likeliest first.</summary>
internal static class IdAttributes
{
    private static readonly string[] Names =
    [
        "request_id", "http.request_id", "http.request.header.x-request-id", "http.request.header.x_request_id", "guid:x-request-id", "request.id", "litellm.call_id", "gen_ai.response.id",
    ];

    /// <summary>All that a span may say of some ids.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(IEnumerable<string> ids) => [.. ids.SelectMany(id => Names.Select(name => (name, id)))];
}
