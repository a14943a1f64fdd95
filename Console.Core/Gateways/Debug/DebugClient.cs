using System.Text.Json;
using OperatorConsole.Core.Http;

namespace OperatorConsole.Core.Gateways.Debug;

/// <summary>Asks gateways' debug endpoints. Whatever they answer, it is a value or one clear failure.</summary>
public sealed class DebugClient(HttpMessageInvoker http)
{
    private const long MaxBytes = 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Asks one endpoint and reads its answer.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="endpoint">What is asked.</param>
    /// <param name="read">Reads the answer; null where it has another shape.</param>
    /// <param name="cancellation">Stops asking.</param>
    internal async Task<Result<T>> GetAsync<T>(Gateway gateway, DebugEndpoint endpoint, Func<DebugFields, T?> read, CancellationToken cancellation)
        where T : class
    {
        if (gateway.Settings.DebugUrl is null)
            return new Failure(FailureKind.Configuration, $"gateway {gateway.Name}", "the console does not know the address of its debug endpoints", "Set debugUrl of this gateway in the settings.");
        var request = await GatewayRequest.CreateAsync(gateway, endpoint.Path, cancellation);
        if (!request.Succeeded) return request.Failure;
        using var message = request.Value.Message;
        var where = request.Value.Where;
        var answer = await BoundedHttp.SendAsync(http, message, where, Timeout, MaxBytes, cancellation);
        if (!answer.Succeeded) return Advise(gateway, answer.Failure);
        return Refusal(answer.Value, where) is { } refusal ? refusal : Read(answer.Value, where, read);
    }

    /// <summary>Asks one endpoint; where that fails, what it said before is kept beside the failure.</summary>
    internal async Task<Seen<T>> SeeAsync<T>(
        Gateway gateway, DebugEndpoint endpoint, Func<DebugFields, T?> read, Seen<T>? before, DateTimeOffset now, CancellationToken cancellation)
        where T : class
    {
        var answer = await GetAsync(gateway, endpoint, read, cancellation);
        return answer.Succeeded ? new Seen<T>(endpoint, answer.Value, now, null) : new Seen<T>(endpoint, before?.Value, before?.At, answer.Failure);
    }

    private static Failure? Refusal(HttpAnswer answer, string where) => (int)answer.Status switch
    {
        >= 200 and < 300 => null,
        404 => new Failure(FailureKind.NotFound, where, "there is no such endpoint (404)", "This release may not have it; otherwise check debugUrl in the settings."),
        _ => Failures.Status(where, answer.Status),
    };

    private static Result<T> Read<T>(HttpAnswer answer, string where, Func<DebugFields, T?> read)
        where T : class
    {
        if (answer.Body.AsSpan().Trim(" \r\n\t"u8).IsEmpty) return Failures.NotUnderstood(where, "the answer is empty");
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            var fields = new DebugFields(body.RootElement);
            if (HiddenFailure(fields) is { } hidden) return new Failure(FailureKind.UpstreamError, where, $"it answers {(int)answer.Status}, and says in it: {hidden}", "See its own log.");
            return read(fields) is { } value ? value : Failures.NotUnderstood(where, "the answer has another shape than this interface");
        }
        catch (JsonException)
        {
            if (answer.LooksLikeHtml) return Failures.NotUnderstood(where, "it answers with an HTML page");
            return answer.LooksTruncated
                ? new Failure(FailureKind.Truncated, where, "the answer ends in the middle", "Look for a crash or a proxy's limit on the way.")
                : Failures.NotUnderstood(where, "the answer is not JSON");
        }
    }

    /// <summary><c>{"status":"error","error":"Redis connection failed"}</c> and <c>{"success":false}</c> come with status 200.</summary>
    private static string? HiddenFailure(DebugFields fields)
    {
        if (fields.Text("status") != "error" && fields.Flag("success") != false && fields.Value("error") is null) return null;
        var error = fields.Text("error") ?? fields.Object("error")?.Text("message") ?? fields.Object("metadata")?.Text("error") ?? fields.Text("message");
        return error ?? "it failed";
    }

    private static Failure Advise(Gateway gateway, Failure failure) => failure.Kind switch
    {
        FailureKind.AccessDenied when gateway.Settings.ApiKeyFile is null => failure with { Remedy = $"Set apiKeyFile of {gateway.Name} in the settings to a file with a key that may read." },
        FailureKind.AccessDenied => failure with { Remedy = $"Check the key in the file that apiKeyFile of {gateway.Name} names." },
        FailureKind.TooLarge => failure with { Remedy = "That is no answer of this interface: check debugUrl in the settings." },
        _ => failure,
    };
}
