using Microsoft.AspNetCore.Builder;
using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Tests.Demo.Simulated;

/// <summary>A gateway's listener on a real port.</summary>
internal sealed class ListeningGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ListeningGateway(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public static async Task<ListeningGateway> StartAsync(Listener listener)
    {
        var app = GatewayHost.Build(listener, port: 0);
        await app.StartAsync();
        return new ListeningGateway(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
