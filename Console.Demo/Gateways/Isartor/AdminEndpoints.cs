using System.Text.Json;
using OperatorConsole.Demo.Gateways.Isartor.Responses;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>What the gateway's own dashboard reads. Writing to its configuration is not simulated.</summary>
internal static class AdminEndpoints
{
    public static void Map(IEndpointRouteBuilder app, IsartorGateway gateway)
    {
        var admin = app.MapGroup("/api/admin").RequireKey(gateway);
        admin.MapGet("/overview", () => Locked(() => OverviewResponse.Of(gateway)));
        admin.MapGet("/providers", () => Locked(() => ProvidersResponse.Configured(gateway)));
        admin.MapGet("/usage", () => Locked(() => UsageResponse.Of(gateway)));
        admin.MapGet("/usage/breakdown", () => Locked(() => UsageBreakdownResponse.Of(gateway)));
        admin.MapGet("/requests", () => Locked(() => RequestsResponse.Of(gateway.Journal)));
        admin.MapGet("/config", () => IsartorJson.Result(ConfigResponse.Current));
        admin.MapPost("/providers/test", TestAsync);

        IResult Locked<T>(Func<T> read)
        {
            lock (gateway.Gate) return IsartorJson.Result(read());
        }
    }

    private static async Task<IResult> TestAsync(HttpRequest request, CancellationToken cancellation)
    {
        ProviderTestRequest? wanted;
        try
        {
            wanted = await JsonSerializer.DeserializeAsync<ProviderTestRequest>(request.Body, IsartorJson.Options, cancellation);
        }
        catch (JsonException problem)
        {
            return Invalid($"expected value at line {problem.LineNumber + 1} column {problem.BytePositionInLine + 1}");
        }
        return wanted?.Url is { } url
            ? IsartorJson.Result(await ProviderProbe.TryAsync(url, wanted.ApiKey, cancellation))
            : Invalid("missing field `url`");
    }

    private static IResult Invalid(string problem) => IsartorJson.Result(new ErrorBody($"invalid JSON: {problem}"), StatusCodes.Status400BadRequest);
}

/// <summary>The body of <c>POST /api/admin/providers/test</c>.</summary>
internal sealed record ProviderTestRequest(string? Url, string? ApiKey);
