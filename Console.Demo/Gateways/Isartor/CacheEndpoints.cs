using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The caches for clients that ask other models themselves: open to everybody, with and without a key.</summary>
internal static class CacheEndpoints
{
    public static void Map(IEndpointRouteBuilder app, IsartorGateway gateway)
    {
        app.MapPost("/api/v1/cache/lookup", (HttpRequest request, CancellationToken cancellation) => LookupAsync(request, gateway, cancellation));
        app.MapPost("/api/v1/cache/store", (HttpRequest request, CancellationToken cancellation) => StoreAsync(request, gateway, cancellation));
    }

    private static async Task<IResult> LookupAsync(HttpRequest request, IsartorGateway gateway, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        if (await ReadAsync<LookupRequest>(request, cancellation) is not { Prompt: { Length: > 0 } prompt }) return Bad("prompt is required");
        var traffic = Traffic.LookupsBy(request.Headers.UserAgent);
        lock (gateway.Gate)
        {
            var (layer, answer) = gateway.Cache.Find(prompt);
            gateway.CountLookup(new Exchange(traffic, gateway.Now, Seed(prompt))
            {
                Layer = layer,
                Status = answer is null ? StatusCodes.Status204NoContent : StatusCodes.Status200OK,
                Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
                PromptTokens = Math.Max(1, prompt.Length / 4),
            });
            if (answer is null) return Results.NoContent();
            request.HttpContext.Response.Headers["x-isartor-layer"] = layer.ShortName();
            request.HttpContext.Response.Headers["x-isartor-deflected"] = "true";
            return IsartorJson.Text(answer, "application/json", StatusCodes.Status200OK);
        }
    }

    private static async Task<IResult> StoreAsync(HttpRequest request, IsartorGateway gateway, CancellationToken cancellation)
    {
        if (await ReadAsync<StoreRequest>(request, cancellation) is not { Prompt: { } prompt, Response: { } response } wanted) return Bad("prompt and response are required");
        var model = string.IsNullOrEmpty(wanted.Model) ? "cached" : wanted.Model;
        lock (gateway.Gate) gateway.Cache.Store(prompt, IsartorJson.Write(new { Layer = 1, Message = response, Model = model }), gateway.Now);
        return IsartorJson.Result(new { Stored = true });
    }

    /// <summary>The body, or nothing when it is not the JSON it should be.</summary>
    private static async Task<T?> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, IsartorJson.Options, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Bad(string problem) => IsartorJson.Result(new ErrorBody(problem), StatusCodes.Status400BadRequest);

    /// <summary>The same prompt has the same hash everywhere.</summary>
    private static ulong Seed(string prompt) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(prompt)));

    private sealed record LookupRequest(string? Prompt);

    private sealed record StoreRequest(string? Prompt, string? Response, string? Model);
}
