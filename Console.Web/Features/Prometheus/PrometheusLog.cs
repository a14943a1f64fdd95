using System.Text;

namespace OperatorConsole.Web.Features.Prometheus;

/// <summary>Passes the embedded server's log on to the console's own, line by line at the line's level.</summary>
internal sealed partial class PrometheusLog(ILogger logger)
{
    /// <summary>What the server complained about at the very end; null where it went on working after that.</summary>
    public string? LastError { get; private set; }

    public void Write(string line)
    {
        if (line.Length == 0) return;
        var pairs = LogfmtLine.Parse(line);
        // Usage errors and crashes are no logfmt and always matter.
        var level = pairs.Count == 0 ? LogLevel.Error : LevelOf(pairs);
        var message = pairs.Count == 0 ? line : MessageOf(pairs);
        // A crash goes on for many lines; what was said before them is the reason.
        LastError = level != LogLevel.Error ? null : pairs.Count == 0 ? LastError ?? message : message;
        LogLine(logger, level, message);
    }

    private static LogLevel LevelOf(IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        pairs.FirstOrDefault(p => p.Key == "level").Value?.ToUpperInvariant() switch
        {
            "DEBUG" => LogLevel.Debug,
            "WARN" => LogLevel.Warning,
            "ERROR" => LogLevel.Error,
            _ => LogLevel.Information,
        };

    // msg and err first, then what else the line says; when and where in Prometheus' source it was written is left out.
    private static string MessageOf(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in pairs)
            if (key is "msg" or "err") text.Append(text.Length == 0 ? "" : ": ").Append(value);
        foreach (var (key, value) in pairs)
            if (key is not ("msg" or "err" or "level" or "ts" or "caller" or "time" or "source")) text.Append(text.Length == 0 ? "" : " ").Append(key).Append('=').Append(value);
        return text.ToString();
    }

    [LoggerMessage(Message = "{Message}")]
    private static partial void LogLine(ILogger logger, LogLevel level, string message);
}
