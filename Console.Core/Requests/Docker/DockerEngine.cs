using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using OperatorConsole.Core.Http;

namespace OperatorConsole.Core.Requests.Docker;

/// <summary>A container.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Names">Its names, and that of its service in a Compose file.</param>
public sealed record DockerContainer(string Id, IReadOnlyList<string> Names);

/// <summary>A Docker Engine behind its socket. Whoever may write to that socket is root on the host: give the console a proxy of it that only reads.</summary>
/// <remarks>https://docs.docker.com/reference/api/engine/version/v1.44/</remarks>
public sealed class DockerEngine : IDisposable
{
    private const string Version = "v1.44";
    private const long MostBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker _http;
    private readonly string _where;

    /// <summary>Takes the path of the socket.</summary>
    public DockerEngine(string socket)
    {
        _where = $"Docker at {socket}";
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellation);
                    return new NetworkStream(connection, ownsSocket: true);
                }
                catch
                {
                    connection.Dispose();
                    throw;
                }
            },
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary><c>GET /containers/json</c>: the containers, also those that have ended.</summary>
    public async Task<Result<IReadOnlyList<DockerContainer>>> ContainersAsync(CancellationToken cancellation)
    {
        using var request = Request("containers/json?all=1");
        var answer = await BoundedHttp.SendAsync(_http, request, _where, Timeout, MostBytes, cancellation);
        if (!answer.Succeeded) return answer.Failure with { Remedy = "Check the path of the socket in the settings, and that the console may use it." };
        if (answer.Value.Status != HttpStatusCode.OK) return Refused(answer.Value);
        try
        {
            using var json = JsonDocument.Parse(answer.Value.Body);
            return Result.Of<IReadOnlyList<DockerContainer>>([.. json.RootElement.EnumerateArray().Select(Container)]);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Failures.NotUnderstood(_where, "the list of containers has another shape");
        }
    }

    /// <summary><c>GET /containers/{id}/logs</c>: what a container printed since a moment, and what it prints from now on.</summary>
    /// <param name="container">The container's id.</param>
    /// <param name="since">The moment; null for all there is.</param>
    /// <param name="take">Is given each record.</param>
    /// <param name="cancellation">Ends following.</param>
    /// <returns>Why it ended; null where the container did.</returns>
    public async Task<Failure?> FollowAsync(string container, DateTimeOffset? since, Action<DockerRecord> take, CancellationToken cancellation)
    {
        var from = since is { } moment ? string.Create(CultureInfo.InvariantCulture, $"&since={(moment - DateTimeOffset.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond:0.0000000}") : "";
        using var request = Request($"containers/{Uri.EscapeDataString(container)}/logs?stdout=1&stderr=1&follow=1&timestamps=1{from}");
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                var answer = await BoundedHttp.ReadWholeAsync(response, _where, MostBytes, cancellation);
                return answer.Succeeded ? Refused(answer.Value) : answer.Failure;
            }
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            var isRaw = response.Content.Headers.ContentType?.MediaType == "application/vnd.docker.raw-stream";
            var said = await DockerFrames.ReadAsync(body, isRaw, take, cancellation);
            return said is null ? null : new Failure(FailureKind.UpstreamError, _where, $"it ended the log: {said}", "Look into the log of the Docker daemon.");
        }
        catch (HttpRequestException problem)
        {
            return Failures.NoConnection(_where, problem);
        }
        catch (IOException problem)
        {
            return new Failure(FailureKind.Truncated, _where, $"the log broke off ({problem.Message})", "It is followed again by itself.");
        }
    }

    private static HttpRequestMessage Request(string path) => new(HttpMethod.Get, $"http://docker/{Version}/{path}") { VersionPolicy = HttpVersionPolicy.RequestVersionExact };

    // {"message":"No such container: …"}
    private Failure Refused(HttpAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            if (json.RootElement.TryGetProperty("message", out var message))
                return new Failure(FailureKind.UpstreamError, _where, $"it answers {(int)answer.Status}: {message.GetString()}", "Console and Docker Engine must both know API 1.44.");
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return Failures.Status(_where, answer.Status);
        }
        return Failures.Status(_where, answer.Status);
    }

    private static DockerContainer Container(JsonElement container)
    {
        var names = container.GetProperty("Names").EnumerateArray().Select(n => n.GetString()!.TrimStart('/'));
        var service = container.TryGetProperty("Labels", out var labels) && labels.ValueKind == JsonValueKind.Object && labels.TryGetProperty("com.docker.compose.service", out var of) ? of.GetString() : null;
        return new DockerContainer(container.GetProperty("Id").GetString()!, [.. names.Append(service).OfType<string>().Distinct()]);
    }
}
