using System.Net;
using System.Text.Json;
using OperatorConsole.Core.Http;

namespace OperatorConsole.Core.Gateways;

/// <summary>What a gateway's health endpoint says.</summary>
/// <param name="Trouble">Fields of the body that mean trouble, as <c>database: unavailable</c>; empty when all is well.</param>
public sealed record Health(IReadOnlyList<string> Trouble);

/// <summary>Asks gateways' health endpoints. They may hang, answer megabytes or HTML: all of it is a failure with words.</summary>
public sealed class HealthProbe(HttpMessageInvoker http)
{
    private const long MaxBytes = 256 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <summary>Asks; null where the gateway has no health endpoint or no address for it.</summary>
    public async Task<Result<Health>?> AskAsync(Gateway gateway, CancellationToken cancellation)
    {
        if (gateway.Profile.Health is not { } check || gateway.Settings.DebugUrl is null) return null;
        var request = await GatewayRequest.CreateAsync(gateway, check.Path, cancellation);
        if (!request.Succeeded) return request.Failure;
        using var message = request.Value.Message;
        var where = request.Value.Where;
        var answer = await BoundedHttp.SendAsync(http, message, where, Timeout, MaxBytes, cancellation);
        return answer.Succeeded ? Judge(answer.Value, check, where) : answer.Failure;
    }

    private static Result<Health> Judge(HttpAnswer answer, HealthCheck check, string where)
    {
        if (answer.Status is not (>= HttpStatusCode.OK and < HttpStatusCode.Ambiguous)) return Failures.Status(where, answer.Status);
        if (check.Bad.Count == 0) return new Health([]);
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            return new Health([.. check.Bad.Select(b => (b.Key, Value: Field(body.RootElement, b.Key), Bad: b.Value)).Where(f => f.Value is not null && f.Bad.Contains(f.Value)).Select(f => $"{f.Key}: {f.Value}")]);
        }
        catch (JsonException)
        {
            return answer.LooksLikeHtml ? Failures.NotUnderstood(where, "it answers with an HTML page") : Failures.NotUnderstood(where, "the answer is not JSON");
        }
    }

    private static string? Field(JsonElement element, string dotted)
    {
        foreach (var name in dotted.Split('.'))
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        return element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
    }
}
