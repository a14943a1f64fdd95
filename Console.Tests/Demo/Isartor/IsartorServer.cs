using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using OperatorConsole.Demo.Gateways.Isartor;
using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Tests.Demo.Isartor;

/// <summary>One of the gateway's listeners on a real port.</summary>
internal sealed class IsartorServer : IAsyncDisposable
{
    public const string Key = "isartor-demo-key";

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private IsartorServer(WebApplication app, Uri address)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = address };
    }

    public Uri Address => _client.BaseAddress!;

    public static async Task<IsartorServer> StartAsync(IsartorGateway gateway, string listener = "gateway")
    {
        var port = FreePort();
        var app = GatewayHost.Build(gateway.Listeners.Single(l => l.Name == listener), port);
        await app.StartAsync();
        return new IsartorServer(app, new Uri($"http://127.0.0.1:{port}"));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key = Key, string? body = null, string? userAgent = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null) request.Headers.Add("X-API-Key", key);
        if (userAgent is not null) request.Headers.Add("User-Agent", userAgent);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _client.SendAsync(request);
    }

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
