using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>A run behind its real listener on a free port.</summary>
internal sealed class GatewayzServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private GatewayzServer(WebApplication app, int port)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public Uri Address => _client.BaseAddress!;

    public static async Task<GatewayzServer> StartAsync(GatewayzRun run)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var app = GatewayHost.Build(run.Gateway.Listeners.Single(), port);
            try
            {
                await app.StartAsync();
                return new GatewayzServer(app, port);
            }
            catch (IOException) when (attempt < 5)
            {
                // Another process took the port in between.
                await app.DisposeAsync();
            }
        }
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? key = null, string? requestId = null) => SendAsync(HttpMethod.Get, path, key, requestId);

    public Task<HttpResponseMessage> PostAsync(string path) => SendAsync(HttpMethod.Post, path, null, null);

    public async Task<string> TextAsync(string path, string? key = null)
    {
        using var response = await GetAsync(path, key);
        Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
        return await response.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key, string? requestId)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (requestId is not null) request.Headers.Add("X-Request-ID", requestId);
        return await _client.SendAsync(request);
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
