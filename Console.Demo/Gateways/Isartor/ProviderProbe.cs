using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Serialization;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>Asks a provider for its models. The demo never leaves the machine: whatever is elsewhere is unreachable.</summary>
internal static class ProviderProbe
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5) };

    public static async Task<ProviderTestResponse> TryAsync(string url, string? key, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var text = Endpoint(url);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)) return new ProviderTestResponse(false, 0, null, "builder error");
        if (!address.IsLoopback) return Unreachable(started, address);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (!string.IsNullOrEmpty(key)) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var status = (int)response.StatusCode;
            // Somebody who says 401, 403 or 404 is there.
            return new ProviderTestResponse(status is 200 or 401 or 403 or 404, Elapsed(started), status, null);
        }
        catch (Exception problem) when (problem is HttpRequestException or NotSupportedException || (problem is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return Unreachable(started, address);
        }
    }

    /// <summary><c>https://api.openai.com/v1/chat/completions?x=1</c> becomes <c>https://api.openai.com/v1/models</c>.</summary>
    private static string Endpoint(string url)
    {
        var path = url.Trim().Split('?')[0].TrimEnd('/');
        const string completions = "/chat/completions";
        if (path.EndsWith(completions, StringComparison.Ordinal)) path = path[..^completions.Length];
        return path.TrimEnd('/') + "/models";
    }

    private static ProviderTestResponse Unreachable(long started, Uri address) =>
        new(false, Elapsed(started), null, $"error sending request for url ({address})");

    private static long Elapsed(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}

/// <summary>The answer of <c>POST /api/admin/providers/test</c>; here nothing is left out.</summary>
internal sealed record ProviderTestResponse(
    bool Reachable,
    long? LatencyMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? StatusCode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Error);
