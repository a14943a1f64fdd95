using Microsoft.Extensions.Logging.Console;

namespace OperatorConsole.Web.Features.Startup;

/// <summary>The console's own log: one line per message, UTC.</summary>
internal static class LogFeature
{
    /// <summary>Used twice: for the host, and for what is started before there is one.</summary>
    public static void WriteLines(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
    }
}
