using System.Net;
using System.Text;
using OperatorConsole.Core.Http;

namespace OperatorConsole.Core.Prometheus;

/// <content>Reading the configuration again.</content>
public sealed partial class PrometheusClient
{
    // Thousands of rules are read and checked anew.
    private static readonly TimeSpan ReloadTimeout = TimeSpan.FromMinutes(1);

    /// <summary><c>POST /-/reload</c>: returns when the new configuration and rules are in force. A refusal (500) is of the kind Refused, a server that does not allow it (403) of the kind AccessDenied.</summary>
    public Task<Result<bool>> ReloadAsync(CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, "-/reload", null, async (response, stop) =>
    {
        var answer = await BoundedHttp.ReadWholeAsync(response, Where, settings.MaxAnswerBytes, stop);
        if (!answer.Succeeded) return answer.Failure;
        return response.StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.NoContent => Result.Of(true),
            // failed to reload config: one or more errors occurred while applying the new configuration (--config.file="p.yml")
            HttpStatusCode.InternalServerError => new Failure(FailureKind.Refused, Where, $"it did not take the new configuration ({Encoding.UTF8.GetString(answer.Value.Body).Trim()})", "See the server's own log."),
            HttpStatusCode.ServiceUnavailable => new Failure(FailureKind.Starting, Where, "it answers 503: it is starting or stopping", "Wait; replaying its log can take minutes."),
            var status => new Failure(FailureKind.NotFound, Where, $"it cannot be told to reload ({(int)status})", "Check prometheus.url, and its path prefix."),
        };
    }, cancellation, ReloadTimeout);

    /// <summary><c>GET /api/v1/status/runtimeinfo</c>: whether the last reload succeeded, and when one last did.</summary>
    public Task<Result<RuntimeInfo>> RuntimeInfoAsync(CancellationToken cancellation = default) => GetAsync<RuntimeInfo>("api/v1/status/runtimeinfo", cancellation);
}
