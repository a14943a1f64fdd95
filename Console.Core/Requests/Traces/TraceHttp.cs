using System.Net;
using System.Text.Json;
using OperatorConsole.Core.Http;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>Asks a trace store over HTTP. What it does not have is an answer; what goes wrong is a failure.</summary>
internal sealed class TraceHttp(HttpMessageInvoker http, TraceStoreSettings settings)
{
    private const long MaxBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>Its name for people, and where failures happened.</summary>
    public string Where => $"{(settings.Kind == TraceStoreKind.Jaeger ? "Jaeger" : "Tempo")} at {settings.Url.Authority}";

    /// <summary>What is read from the answer below an address; <paramref name="none"/> where there is nothing there.</summary>
    /// <param name="path">The address below that of the store.</param>
    /// <param name="none">What stands for nothing.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <param name="saysSo">Whether a store that has the interface says in JSON that there is nothing: any other 404 means that it does not have it.</param>
    /// <exception cref="OperationCanceledException">The caller does not want the answer any more.</exception>
    public async Task<Result<T>> GetAsync<T>(string path, T none, Func<JsonElement, T> read, CancellationToken cancellation, bool saysSo = false)
    {
        var authorization = await CredentialFiles.AuthorizationAsync(settings.BearerTokenFile, settings.Username, settings.PasswordFile, Where, cancellation);
        if (!authorization.Succeeded) return authorization.Failure;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.Url, settings.Url.AbsolutePath.TrimEnd('/') + path));
        request.Headers.Authorization = authorization.Value.Header;
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (settings.Tenant is { } tenant) request.Headers.TryAddWithoutValidation(settings.Kind == TraceStoreKind.Jaeger ? "x-tenant" : "X-Scope-OrgID", tenant);
        var answer = await BoundedHttp.SendAsync(http, request, Where, Timeout, MaxBytes, cancellation);
        if (!answer.Succeeded) return answer.Failure;
        if (answer.Value.Status == HttpStatusCode.NotFound)
            return !saysSo || answer.Value.Body is [(byte)'{', ..] ? Result.Of(none) : Failures.NotUnderstood(Where, "it does not have the interface for searches");
        if (answer.Value.Status == HttpStatusCode.BadRequest) return new Failure(FailureKind.BadQuestion, Where, $"it refuses the question: {answer.Value.Said}", "Look up the version of this store; docs/requests.md says what it is asked.");
        if (answer.Value.Status != HttpStatusCode.OK) return Failures.Status(Where, answer.Value.Status);
        try
        {
            using var json = JsonDocument.Parse(answer.Value.Body);
            return Result.Of(read(json.RootElement));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return Failures.NotUnderstood(Where, answer.Value.LooksLikeHtml ? "it answers with an HTML page" : "the answer holds no trace");
        }
    }
}
