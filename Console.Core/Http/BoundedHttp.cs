using System.Net;
using System.Net.Sockets;

namespace OperatorConsole.Core.Http;

/// <summary>Sends a request to an upstream that may hang, break off or answer without end; what can go wrong is a value.</summary>
internal static class BoundedHttp
{
    /// <summary>Sends, and reads at most <paramref name="maxBytes"/> of the body within <paramref name="timeout"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller does not want the answer any more.</exception>
    public static Task<Result<HttpAnswer>> SendAsync(
        HttpMessageInvoker http, HttpRequestMessage request, string where, TimeSpan timeout, long maxBytes, CancellationToken cancellation) =>
        SendAsync(http, request, where, timeout, (response, stop) => ReadWholeAsync(response, where, maxBytes, stop), cancellation);

    /// <summary>Sends, and has the answer read within <paramref name="timeout"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller does not want the answer any more.</exception>
    public static async Task<Result<T>> SendAsync<T>(
        HttpMessageInvoker http, HttpRequestMessage request, string where, TimeSpan timeout,
        Func<HttpResponseMessage, CancellationToken, Task<Result<T>>> read, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                return Failures.Denied(where, response.StatusCode);
            return await read(response, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failures.TimedOut(where, timeout);
        }
        catch (HttpRequestException problem)
        {
            return Failures.NoConnection(where, problem);
        }
        catch (HttpIOException problem)
        {
            return new Failure(FailureKind.Truncated, where, $"the answer broke off ({problem.HttpRequestError})", "Look for a crash or a proxy's limit on the way.");
        }
        catch (IOException problem) when (problem.InnerException is SocketException)
        {
            return new Failure(FailureKind.Truncated, where, "the connection was cut during the answer", "Look for a crash or a proxy's limit on the way.");
        }
    }

    /// <summary>The whole body, or a failure where it is larger than allowed.</summary>
    public static async Task<Result<HttpAnswer>> ReadWholeAsync(HttpResponseMessage response, string where, long maxBytes, CancellationToken cancellation)
    {
        var body = await ReadAsync(response.Content, maxBytes, cancellation);
        return body is null
            ? Failures.TooLarge(where, maxBytes)
            : new HttpAnswer(response.StatusCode, body, response.Content.Headers.ContentType?.MediaType ?? "");
    }

    private static async Task<byte[]?> ReadAsync(HttpContent content, long maxBytes, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > maxBytes) return null;
        await using var source = await content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream((int)Math.Min(content.Headers.ContentLength ?? 16 * 1024, maxBytes));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await source.ReadAsync(chunk, cancellation)) > 0)
        {
            if (body.Length + read > maxBytes) return null;
            body.Write(chunk, 0, read);
        }
        return body.ToArray();
    }
}
