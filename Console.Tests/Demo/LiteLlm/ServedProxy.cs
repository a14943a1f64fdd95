using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using OperatorConsole.Demo.Gateways.LiteLlm;
using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.LiteLlm;

/// <summary>A proxy on a real port, after an hour of traffic and an outage; its clock stands still.</summary>
public sealed class ServedProxy : IAsyncLifetime
{
    private readonly ProxyRun _run = ProxyRun.Quiet(3);
    private WebApplication? _app;

    /// <summary>A client with the console's key that does not follow redirects.</summary>
    internal HttpClient Client { get; private set; } = null!;

    /// <summary>The same without a key.</summary>
    internal HttpClient Stranger { get; private set; } = null!;

    internal LiteLlmGateway Gateway => _run.Gateway;

    internal ExpositionText Exposed() => _run.Exposed();

    public async Task InitializeAsync()
    {
        _run.Play(TimeSpan.FromHours(1)).Play(Scenario.ProviderOutage, Providers.OpenAi, TimeSpan.FromMinutes(15));
        var port = FreePort();
        _app = GatewayHost.Build(Gateway.Listeners[0], port);
        await _app.StartAsync();
        Client = ClientOf(port);
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ProxyConfig.ConsoleKey);
        Stranger = ClientOf(port);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        Stranger.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        _run.Dispose();
    }

    internal async Task<JsonElement> Get(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
        return await Json(response);
    }

    internal static async Task<JsonElement> Json(HttpResponseMessage response)
    {
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private static HttpClient ClientOf(int port) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
