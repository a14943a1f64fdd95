using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OperatorConsole.Tests.Fakes;

/// <summary>A real HTTP server on a free loopback port that answers as the test says: late, cut, endless or in HTML.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Upstream(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<Upstream> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new Upstream(app);
    }

    /// <summary>Answers every request with this text.</summary>
    public static Task<Upstream> StartAsync(int status, string mediaType, string body) => StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        await context.Response.WriteAsync(body);
    });

    /// <summary>Never answers, until the caller gives up or the server is stopped.</summary>
    public static Task<Upstream> StartHangingAsync() => StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
