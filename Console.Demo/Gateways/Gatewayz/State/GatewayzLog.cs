using System.Globalization;
using System.Text;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>Gatewayz's log file: what Python's logging and <c>json.dumps</c> make of a record.</summary>
/// <remarks>
/// The root level is WARNING, as it is by default in production; the line every request gets is DEBUG and so never
/// written. What is left is slow requests, errors and breakers, and only some of these carry a request id.
/// </remarks>
internal sealed class GatewayzLog(SimulatedGateway gateway)
{
    public const string Warning = "WARNING";
    public const string Error = "ERROR";

    /// <summary>False while the distant past is simulated: then messages need not be composed.</summary>
    public bool IsOn => gateway.Log is not null;

    /// <summary>
    /// <c>{"timestamp": "2026-08-20 10:30:05,003", "level": "ERROR", "logger": "src.routes.chat",
    /// "message": "[req_4f1c2a9be07d] Provider cerebras failed: 429", "exception": "…"}</c>, on one line.
    /// </summary>
    public void Write(DateTimeOffset at, string level, string logger, string message, string? exception = null)
    {
        if (gateway.Log is not { } file) return;
        // Python writes local time without a zone; the demo's servers run on UTC.
        var line = new StringBuilder(200);
        line.Append(CultureInfo.InvariantCulture, $"{{\"timestamp\": \"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss,fff}\", ");
        line.Append(CultureInfo.InvariantCulture, $"\"level\": \"{level}\", \"logger\": \"{logger}\", \"message\": ");
        AppendAscii(line, message);
        if (exception is not null) AppendAscii(line.Append(", \"exception\": "), exception);
        file.WriteLine(line.Append('}').ToString());
    }

    private static void AppendAscii(StringBuilder line, string text)
    {
        line.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': line.Append("\\\""); break;
                case '\\': line.Append("\\\\"); break;
                case '\n': line.Append("\\n"); break;
                case >= ' ' and < '\u007f': line.Append(c); break;
                default: line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
            }
        }
        line.Append('"');
    }
}
