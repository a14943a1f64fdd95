using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Tests.Demo.Simulated;

/// <summary>A gateway's listener on a real port.</summary>
internal sealed class ListeningGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ListeningGateway(WebApplication app, int port)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public HttpClient Client { get; }

    public static async Task<ListeningGateway> StartAsync(Listener listener)
    {
        // Another process may take a free port before it is used.
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var app = GatewayHost.Build(listener, port);
            try
            {
                await app.StartAsync();
                return new ListeningGateway(app, port);
            }
            catch (IOException) when (attempt < 10)
            {
                await app.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
