using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Requests.Traces;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/traces</c>: the traces that a search of a gateway's profile finds.</summary>
internal static class TracesApi
{
    public static void MapTracesApi(this IEndpointRouteBuilder api) => api.MapGet("/traces", ListAsync).WithTags("Requests")
        .WithName("ListTraces").WithSummary("Traces that a search finds, such as the slow requests of an Isartor; without a search, the searches there are.");

    private static async Task<Results<Ok<TraceListAnswer>, ProblemHttpResult>> ListAsync(
        TraceListReader reader, TimeProvider time, CancellationToken cancellation, string? gateway = null, string? search = null, string from = "now-1h", string to = "now", string tz = "UTC")
    {
        var searches = reader.Searches.SelectMany(g => g.Searches.Select(s => new TraceSearchAnswer(g.Gateway, s.Id, s.Title, s.Where, s.AtLeast?.TotalSeconds, s.Note))).ToArray();
        if (gateway is not { Length: > 0 } || search is not { Length: > 0 }) return TypedResults.Ok(new TraceListAnswer(searches, null, null, null, null, null, null, null));
        var zone = TimeZoneName.Find(tz);
        if (!zone.Succeeded) return Problems.Of(zone.Failure);
        var period = new TimeRange(from, to).Resolve(time.GetUtcNow(), zone.Value);
        if (!period.Succeeded) return Problems.Of(period.Failure);
        var list = await reader.ReadAsync(gateway, search, period.Value, cancellation);
        if (!list.Succeeded) return Problems.Of(list.Failure);
        var found = list.Value;
        return TypedResults.Ok(new TraceListAnswer(
            [.. searches.Where(s => s.Gateway == gateway && s.Search == search)], found.AsOf, period.Value.From, period.Value.To,
            [.. found.Traces.Select(t => new FoundTraceAnswer(t.Id, t.Store, t.Start, t.Duration?.TotalSeconds, t.Layer, t.Similarity, t.Route, t.Status, t.Model, t.IsError, t.Spans))],
            found.IsCut, found.LeftOut, [.. found.Failures.Select(f => FailureAnswer.Of(f)!)]));
    }
}

/// <summary>What a search found, or the searches there are.</summary>
internal sealed record TraceListAnswer(
    IReadOnlyList<TraceSearchAnswer> Searches, DateTimeOffset? AsOf, DateTimeOffset? From, DateTimeOffset? To, IReadOnlyList<FoundTraceAnswer>? Traces, bool? More, int? LeftOut, IReadOnlyList<FailureAnswer>? Failures);

/// <summary>A search of a gateway's profile.</summary>
internal sealed record TraceSearchAnswer(string Gateway, string Search, string Title, IReadOnlyDictionary<string, string> Where, double? AtLeastSeconds, string? Note);

/// <summary>One trace.</summary>
internal sealed record FoundTraceAnswer(
    string Id, string Store, DateTimeOffset Start, double? Seconds, string? Layer, double? Similarity, string Route, int? Status, string? Model, bool Error, int Spans);
