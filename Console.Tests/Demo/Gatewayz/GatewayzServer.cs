using System.Net;
using System.Net.Http.Headers;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>A run behind its real listener on a free port.</summary>
internal sealed class GatewayzServer(ListeningGateway server) : IAsyncDisposable
{
    public Uri Address => server.Client.BaseAddress!;

    public static async Task<GatewayzServer> StartAsync(GatewayzRun run) => new(await ListeningGateway.StartAsync(run.Gateway.Listeners.Single()));

    public Task<HttpResponseMessage> GetAsync(string path, string? key = null, string? requestId = null) => SendAsync(HttpMethod.Get, path, key, requestId);

    public Task<HttpResponseMessage> PostAsync(string path) => SendAsync(HttpMethod.Post, path, null, null);

    public async Task<string> TextAsync(string path, string? key = null)
    {
        using var response = await GetAsync(path, key);
        Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
        return await response.Content.ReadAsStringAsync();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key, string? requestId)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (requestId is not null) request.Headers.Add("X-Request-ID", requestId);
        return await server.Client.SendAsync(request);
    }
}
