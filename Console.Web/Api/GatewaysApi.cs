using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/gateways</c> and <c>/{name}</c>: status with reasons and the headline signals.</summary>
internal static class GatewaysApi
{
    public static void MapGatewaysApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/gateways").WithTags("Gateways");
        group.MapGet("/", AllAsync).WithName("ListGateways").WithSummary("Every gateway with its status and headline signals.");
        group.MapGet("/{name}", OneAsync).WithName("GetGateway").WithSummary("One gateway with its status and headline signals.");
    }

    private static async Task<Ok<GatewaysAnswer>> AllAsync(LiveFeed<OverviewSnapshot> feed, CancellationToken cancellation)
    {
        var snapshot = await feed.GetAsync(cancellation);
        return TypedResults.Ok(new GatewaysAnswer(snapshot.AsOf, [.. snapshot.Gateways.Select(GatewayAnswer.Of)], snapshot.Detection?.Found ?? [], FailureAnswer.Of(snapshot.Detection?.Failure), FailureAnswer.Of(snapshot.Failure)));
    }

    private static async Task<Results<Ok<GatewayAnswer>, ProblemHttpResult>> OneAsync(string name, LiveFeed<OverviewSnapshot> feed, CancellationToken cancellation)
    {
        var snapshot = await feed.GetAsync(cancellation);
        return snapshot.Gateways.FirstOrDefault(g => g.Name == name) is { } row
            ? TypedResults.Ok(GatewayAnswer.Of(row))
            : Problems.NoSuchGateway(name, snapshot.Gateways.Select(g => g.Name));
    }
}

/// <summary>All gateways at one moment, and those that were found beside them.</summary>
internal sealed record GatewaysAnswer(DateTimeOffset AsOf, IReadOnlyList<GatewayAnswer> Gateways, IReadOnlyList<FoundGateway> Found, FailureAnswer? FoundFailure, FailureAnswer? Failure);

/// <summary>One gateway.</summary>
internal sealed record GatewayAnswer(
    string Name, string Profile, string Title, GatewayStatus Status, IReadOnlyList<string> Reasons, IReadOnlyList<string> Notes, string? Exports,
    IReadOnlyDictionary<string, ReadingAnswer> Signals, IReadOnlyList<FiringAlert> Firing)
{
    public static GatewayAnswer Of(GatewayOverview row) => new(row.Name, row.Profile, row.Title, row.Status, row.Reasons, row.Notes, row.Exports, new Dictionary<string, ReadingAnswer>
    {
        ["traffic"] = ReadingAnswer.Of(row.Traffic),
        ["errors"] = ReadingAnswer.Of(row.Errors),
        ["inFlight"] = ReadingAnswer.Of(row.InFlight),
        ["p50"] = ReadingAnswer.Of(row.P50),
        ["p95"] = ReadingAnswer.Of(row.P95),
        ["p99"] = ReadingAnswer.Of(row.P99),
        ["deflection"] = ReadingAnswer.Of(row.Deflection),
        ["spend"] = ReadingAnswer.Of(row.Spend),
    }, row.Firing);
}

/// <summary>A number with its state, unit, window in seconds, source query and age.</summary>
internal sealed record ReadingAnswer(
    PanelState State, double? Value, string Text, string Unit, DateTimeOffset? AsOf, double? WindowSeconds, string Query, string? Note, string? Mark, bool Uncertain, FailureAnswer? Failure,
    string? Source)
{
    public static ReadingAnswer Of(Reading reading) => new(
        reading.State, reading.Value is { } value && double.IsFinite(value) ? value : null, reading.Text, reading.Unit, reading.AsOf,
        reading.Window?.TotalSeconds, reading.Query, reading.Note, reading.Mark, reading.Uncertain, FailureAnswer.Of(reading.Failure),
        reading.Source.Length > 0 ? reading.Source : null);
}

/// <summary>An upstream's failure.</summary>
internal sealed record FailureAnswer(string Kind, string Where, string Problem, string Remedy)
{
    public static FailureAnswer? Of(Core.Failure? failure) => failure is null ? null : new(failure.Kind.ToString(), failure.Where, failure.Problem, failure.Remedy);
}
