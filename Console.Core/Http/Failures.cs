using System.Globalization;
using System.Net;

namespace OperatorConsole.Core.Http;

/// <summary>The failures every HTTP upstream shares, in the operator's words.</summary>
internal static class Failures
{
    public static Failure TimedOut(string where, TimeSpan timeout) =>
        new(FailureKind.Timeout, where, string.Create(CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds:0.#} s"), "Check its load, and the network between.");

    public static Failure NoConnection(string where, HttpRequestException problem) => problem.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new(FailureKind.Unreachable, where, "its host name is not known", "Check the address in the settings."),
        HttpRequestError.SecureConnectionError => new(FailureKind.Unreachable, where, "its TLS certificate is not trusted", "Use a certificate this machine trusts."),
        HttpRequestError.ConnectionError => new(FailureKind.Unreachable, where, "the connection is refused", "Check that it runs, and its address in the settings."),
        HttpRequestError.ResponseEnded => new(FailureKind.Unreachable, where, "the connection was cut before an answer", "Check that it runs; a crash looks like this."),
        _ when problem.InnerException is IOException => new(FailureKind.Unreachable, where, "the connection was cut before an answer", "Check that it runs; a crash looks like this."),
        _ => new(FailureKind.Unreachable, where, $"it cannot be reached ({problem.Message})", "Check that it runs, and its address in the settings."),
    };

    public static Failure Denied(string where, HttpStatusCode status) =>
        new(FailureKind.AccessDenied, where, $"it refuses the credentials ({(int)status})", "Check the key or token file in the settings.");

    public static Failure TooLarge(string where, long maxBytes) =>
        new(FailureKind.TooLarge, where, string.Create(CultureInfo.InvariantCulture, $"the answer is larger than {maxBytes / 1024.0 / 1024.0:0.##} MiB"), "Ask for less.");

    // Redirects are not followed: a key would go wherever the answer says.
    public static Failure Status(string where, HttpStatusCode status) => status is >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest
        ? new(FailureKind.NotUnderstood, where, $"it redirects elsewhere ({(int)status})", "Set the address in the settings to where it redirects.")
        : new(FailureKind.UpstreamError, where, $"it answers {(int)status}", "See its own log.");

    public static Failure NotUnderstood(string where, string problem) =>
        new(FailureKind.NotUnderstood, where, problem, "Check the address in the settings: something else may answer there.");
}
