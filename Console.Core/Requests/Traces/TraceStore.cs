using System.Globalization;
using System.Net;
using System.Text.Json;
using OperatorConsole.Core.Http;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>A Jaeger or a Tempo. Each is asked by its stable interface first and by its older one where it does not have that.</summary>
/// <remarks>https://www.jaegertracing.io/docs/latest/apis/ and https://grafana.com/docs/tempo/latest/api_docs/</remarks>
public sealed class TraceStore(HttpMessageInvoker http, TraceStoreSettings settings)
{
    private const long MaxBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Around = TimeSpan.FromHours(1);

    /// <summary>Its name for people.</summary>
    public string Name => $"{(settings.Kind == TraceStoreKind.Jaeger ? "Jaeger" : "Tempo")} at {settings.Url.Authority}";

    /// <summary>The trace with an id; null where there is none.</summary>
    /// <param name="id">32 hex digits.</param>
    /// <param name="near">When it was, if that is known: stores search less then.</param>
    /// <param name="cancellation">Stops asking.</param>
    public async Task<Result<Trace?>> FindAsync(string id, DateTimeOffset? near, CancellationToken cancellation)
    {
        Failure? notUnderstood = null;
        // An hour around the line is enough, unless clocks are wrong: then everything is searched.
        foreach (var path in near is { } time ? Paths(id, time).Concat(Paths(id, null)) : Paths(id, null))
        {
            var spans = await AskAsync(path, cancellation);
            // A Jaeger without an interface answers with its page for people.
            if (spans.Failure is { Kind: FailureKind.NotUnderstood } failure) notUnderstood = failure;
            else if (!spans.Succeeded) return spans.Failure;
            else if (spans.Value.Count > 0) return Result.Of<Trace?>(Trace.Of(id, Name, spans.Value));
            else notUnderstood = null;
        }
        return notUnderstood is null ? Result.Of<Trace?>(null) : notUnderstood;
    }

    private IEnumerable<string> Paths(string id, DateTimeOffset? near)
    {
        var (from, to) = (near - Around, near + Around);
        if (settings.Kind == TraceStoreKind.Jaeger)
        {
            yield return $"/api/v3/traces/{id}{(near is null ? "" : $"?startTime={Rfc3339(from!.Value)}&endTime={Rfc3339(to!.Value)}")}";
            yield return $"/api/traces/{id}";
            yield break;
        }
        var span = near is null ? "" : string.Create(CultureInfo.InvariantCulture, $"?start={from!.Value.ToUnixTimeSeconds()}&end={to!.Value.ToUnixTimeSeconds()}");
        yield return $"/api/v2/traces/{id}{span}";
        yield return $"/api/traces/{id}{span}";
    }

    /// <summary>The spans there; none where the store does not know the trace or the interface.</summary>
    private async Task<Result<IReadOnlyList<Span>>> AskAsync(string path, CancellationToken cancellation)
    {
        var where = Name;
        var authorization = await CredentialFiles.AuthorizationAsync(settings.BearerTokenFile, settings.Username, settings.PasswordFile, where, cancellation);
        if (!authorization.Succeeded) return authorization.Failure;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.Url, settings.Url.AbsolutePath.TrimEnd('/') + path));
        request.Headers.Authorization = authorization.Value.Header;
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (settings.Tenant is { } tenant) request.Headers.TryAddWithoutValidation(settings.Kind == TraceStoreKind.Jaeger ? "x-tenant" : "X-Scope-OrgID", tenant);
        var answer = await BoundedHttp.SendAsync(http, request, where, Timeout, MaxBytes, cancellation);
        if (!answer.Succeeded) return answer.Failure;
        if (answer.Value.Status == HttpStatusCode.NotFound) return Result.Of<IReadOnlyList<Span>>([]);
        if (answer.Value.Status != HttpStatusCode.OK) return Failures.Status(where, answer.Value.Status);
        try
        {
            using var json = JsonDocument.Parse(answer.Value.Body);
            return Result.Of(SpanDecoder.Read(json.RootElement));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            return Failures.NotUnderstood(where, answer.Value.LooksLikeHtml ? "it answers with an HTML page" : "the answer holds no trace");
        }
    }

    private static string Rfc3339(DateTimeOffset time) => Uri.EscapeDataString(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
