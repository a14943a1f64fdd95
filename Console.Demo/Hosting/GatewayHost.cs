namespace OperatorConsole.Demo.Hosting;

/// <summary>Serves one listener of a gateway on its own loopback port.</summary>
internal static class GatewayHost
{
    public static WebApplication Build(Listener listener, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(port);
        });
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (listener.Answers()) return next(context);
            context.Abort();
            return Task.CompletedTask;
        });
        listener.Map(app);
        return app;
    }
}
