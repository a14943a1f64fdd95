using System.Net;
using OperatorConsole.Core.Http;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Requests.Stores;

/// <summary>Asks a log store over HTTP. Stores say what is wrong in plain text.</summary>
internal sealed class StoreHttp(HttpMessageInvoker http, LogStoreSettings settings, string title)
{
    private const long MaxBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>What is asked, for failures.</summary>
    public string Where => $"{title} at {settings.Url.GetLeftPart(UriPartial.Path).TrimEnd('/')}";

    /// <summary>Asks with a form's fields, which may be longer than an address; the body of the answer.</summary>
    public async Task<Result<byte[]>> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellation)
    {
        var authorization = await CredentialFiles.AuthorizationAsync(settings.BearerTokenFile, settings.Username, settings.PasswordFile, Where, cancellation);
        if (!authorization.Succeeded) return authorization.Failure;
        using var content = new FormUrlEncodedContent(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Url, settings.Url.AbsolutePath.TrimEnd('/') + path));
        request.Content = content;
        request.Headers.Authorization = authorization.Value.Header;
        AddTenant(request);
        var answer = await BoundedHttp.SendAsync(http, request, Where, Timeout, MaxBytes, cancellation);
        if (!answer.Succeeded) return Advise(answer.Failure);
        if (answer.Value.Status == HttpStatusCode.OK) return answer.Value.Body;
        var said = answer.Value.Said;
        return (int)answer.Value.Status switch
        {
            404 => new Failure(FailureKind.NotFound, Where, "there is no such interface (404)", "Check the address in the settings."),
            400 or 413 or 422 => new Failure(FailureKind.BadQuestion, Where, $"it refuses the question: {said}", "Narrow the selector in the settings, or raise the limit it names."),
            429 => new Failure(FailureKind.Execution, Where, $"it is asked too often (429): {said}", "Try again in a moment."),
            504 => new Failure(FailureKind.Timeout, Where, "the search took it too long (504)", "Narrow the selector in the settings."),
            _ => Failures.Status(Where, answer.Value.Status),
        };
    }

    private void AddTenant(HttpRequestMessage request)
    {
        if (settings.Tenant is not { } tenant) return;
        if (settings.Kind == LogStoreKind.Loki) request.Headers.TryAddWithoutValidation("X-Scope-OrgID", tenant);
        else
        {
            // VictoriaLogs: 12, or 12:3 with a project
            var parts = tenant.Split(':');
            request.Headers.TryAddWithoutValidation("AccountID", parts[0]);
            request.Headers.TryAddWithoutValidation("ProjectID", parts.Length > 1 ? parts[1] : "0");
        }
    }

    private Failure Advise(Failure failure) => failure.Kind == FailureKind.AccessDenied && settings.Tenant is null
        ? failure with { Remedy = "Set tenant of this log store in the settings, or check its credentials: one with several tenants answers so." }
        : failure;
}
