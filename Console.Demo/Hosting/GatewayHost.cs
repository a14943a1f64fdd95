using System.Net;
using System.Text;

namespace OperatorConsole.Demo.Hosting;

/// <summary>Serves one listener of a gateway on its own loopback port.</summary>
internal static class GatewayHost
{
    /// <param name="listener">What is served.</param>
    /// <param name="port">Where; 0 takes a free one.</param>
    public static WebApplication Build(Listener listener, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // As Python's servers do it: any byte in a header is a character, and goes back as it came.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Listen(IPAddress.Loopback, port);
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
