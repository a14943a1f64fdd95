using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace OperatorConsole.Tests.Fakes;

/// <summary>A web server on a free loopback port that answers what a test says.</summary>
internal sealed class FakeSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeSite(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<FakeSite> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new FakeSite(app);
    }

    /// <summary>One page of HTML at every address, and 404 for what it asks besides.</summary>
    public static Task<FakeSite> StartAsync(string html, string? policy = null) => StartAsync(async context =>
    {
        if (policy is not null) context.Response.Headers.ContentSecurityPolicy = policy;
        context.Response.StatusCode = context.Request.Path == "/" ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"<!DOCTYPE html><html lang=\"en\"><head><title>Test</title><link rel=\"icon\" href=\"data:,\"></head><body><main>{html}</main></body></html>");
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
