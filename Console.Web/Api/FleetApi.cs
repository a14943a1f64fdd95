using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;
using OperatorConsole.Core.Spend;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/providers</c>, <c>/latency</c>, <c>/deflection</c>, <c>/spend</c>, <c>/slis</c>: the tables of the pages that look across gateways.</summary>
internal static class FleetApi
{
    public static void MapFleetApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Fleet");
        group.MapGet("/providers", ProvidersAsync).WithName("ListProviders").WithSummary("Every provider behind every gateway, with its status and what that rests on.");
        group.MapGet("/latency", LatencyAsync).WithName("GetLatency").WithSummary("How long requests take, by gateway, provider, model or route.");
        group.MapGet("/deflection", DeflectionAsync).WithName("GetDeflection").WithSummary("What is answered without a paid model, and what that saves.");
        group.MapGet("/spend", SpendAsync).WithName("GetSpend").WithSummary("What is spent today and this month, by gateway, provider and model.");
        group.MapGet("/slis", SlisAsync).WithName("ListSlis").WithSummary("The service levels of the gateways' profiles, and how they are kept.");
    }

    private static async Task<Results<Ok<FleetAnswer<ProviderAnswer>>, ProblemHttpResult>> ProvidersAsync(
        [AsParameters] FleetParameters parameters, GatewayFleet fleet, LiveFeeds<FleetFilter, FleetSnapshot<ProviderRow>> feeds, CancellationToken cancellation)
    {
        var asked = FleetParameters.Question(parameters with { By = null }, [], fleet);
        if (!asked.Succeeded) return Problems.Of(asked.Failure);
        var snapshot = await feeds.For(asked.Value.Filter).GetAsync(cancellation);
        return TypedResults.Ok(FleetAnswer.Of(snapshot, snapshot.Rows.Select(ProviderAnswer.Of)));
    }

    private static async Task<Results<Ok<FleetAnswer<LatencyAnswer>>, ProblemHttpResult>> LatencyAsync(
        [AsParameters] FleetParameters parameters, GatewayFleet fleet, LiveFeeds<FleetQuestion, FleetSnapshot<LatencyRow>> feeds, CancellationToken cancellation)
    {
        var asked = FleetParameters.Question(parameters, LatencyReader.Dimensions, fleet);
        if (!asked.Succeeded) return Problems.Of(asked.Failure);
        var snapshot = await feeds.For(asked.Value).GetAsync(cancellation);
        return TypedResults.Ok(FleetAnswer.Of(snapshot, snapshot.Rows.Select(LatencyAnswer.Of)));
    }

    private static async Task<Results<Ok<FleetAnswer<DeflectionAnswer>>, ProblemHttpResult>> DeflectionAsync(
        [AsParameters] FleetParameters parameters, GatewayFleet fleet, LiveFeeds<FleetQuestion, FleetSnapshot<DeflectionRow>> feeds, CancellationToken cancellation)
    {
        var asked = FleetParameters.Question(parameters, DeflectionReader.Dimensions, fleet);
        if (!asked.Succeeded) return Problems.Of(asked.Failure);
        var snapshot = await feeds.For(asked.Value).GetAsync(cancellation);
        return TypedResults.Ok(FleetAnswer.Of(snapshot, snapshot.Rows.Select(DeflectionAnswer.Of)));
    }

    private static async Task<Results<Ok<FleetAnswer<SliAnswer>>, ProblemHttpResult>> SlisAsync(
        [AsParameters] FleetParameters parameters, GatewayFleet fleet, LiveFeeds<FleetFilter, FleetSnapshot<SliRow>> feeds, CancellationToken cancellation)
    {
        var asked = FleetParameters.Question(parameters with { By = null }, [], fleet);
        if (!asked.Succeeded) return Problems.Of(asked.Failure);
        var snapshot = await feeds.For(asked.Value.Filter).GetAsync(cancellation);
        return TypedResults.Ok(FleetAnswer.Of(snapshot, snapshot.Rows.Select(SliAnswer.Of)));
    }

    private static async Task<Results<Ok<SpendAnswer>, ProblemHttpResult>> SpendAsync(
        [AsParameters] FleetParameters parameters, GatewayFleet fleet, LiveFeeds<SpendQuestion, SpendSnapshot> feeds, CancellationToken cancellation, string tz = "UTC")
    {
        var asked = FleetParameters.Question(parameters with { By = null }, [], fleet);
        if (!asked.Succeeded) return Problems.Of(asked.Failure);
        var zone = TimeZoneName.Find(tz);
        if (!zone.Succeeded) return Problems.Of(zone.Failure);
        return TypedResults.Ok(SpendAnswer.Of(await feeds.For(new SpendQuestion(asked.Value.Filter, zone.Value.Id)).GetAsync(cancellation), zone.Value.Id));
    }
}

/// <summary>A table across gateways at one moment.</summary>
internal sealed record FleetAnswer<TRow>(DateTimeOffset AsOf, IReadOnlyList<TRow> Rows, IReadOnlyList<FleetAbsence> Absent, FailureAnswer? Failure);

/// <summary>Makes such tables.</summary>
internal static class FleetAnswer
{
    public static FleetAnswer<TRow> Of<TRow>(IFleetSnapshot snapshot, IEnumerable<TRow> rows) => new(snapshot.AsOf, [.. rows], snapshot.Absent, FailureAnswer.Of(snapshot.Failure));
}
