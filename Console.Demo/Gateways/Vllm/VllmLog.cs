using System.Globalization;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Vllm;

/// <summary>vLLM's plain text log: uvicorn's access lines, which carry no time, and a line about the engine every ten seconds.</summary>
/// <remarks>
/// <c>INFO:     10.0.0.7:53122 - "POST /v1/chat/completions HTTP/1.1" 200 OK</c> and
/// <c>INFO 11-21 09:03:20 [loggers.py:248] Engine 000: Avg prompt throughput: 512.3 tokens/s, …</c>.
/// </remarks>
internal sealed class VllmLog(EngineSeries series)
{
    private DateTimeOffset _lastStats;
    private double _promptTokens;
    private double _generationTokens;
    private bool _wasIdle;

    public void Started(LogFile? log, DateTimeOffset now)
    {
        _lastStats = now;
        if (log is null) return;
        log.WriteLine($"{Stamp(now)} [api_server.py:1339] vLLM API server version {VllmGateway.Version}");
        log.WriteLine("INFO:     Started server process [1]");
        log.WriteLine("INFO:     Waiting for application startup.");
        log.WriteLine("INFO:     Application startup complete.");
    }

    public static void Access(LogFile? log, string client, int port, string method, string path, int status)
    {
        if (log is null) return;
        var reason = status == 200 ? "OK" : "Bad Request";
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"INFO:     {client}:{port} - \"{method} {path} HTTP/1.1\" {status} {reason}"));
    }

    /// <summary>The engine's averages since the last such line; left out while nothing happens.</summary>
    public void Stats(LogFile? log, DateTimeOffset now)
    {
        var seconds = (now - _lastStats).TotalSeconds;
        if (seconds <= 0) return;
        var prompt = (series.PromptTokens.Value - _promptTokens) / seconds;
        var generation = (series.GenerationTokens.Value - _generationTokens) / seconds;
        (_lastStats, _promptTokens, _generationTokens) = (now, series.PromptTokens.Value, series.GenerationTokens.Value);
        var isIdle = prompt + generation <= 0;
        var isQuiet = isIdle && _wasIdle;
        _wasIdle = isIdle;
        if (log is null || isQuiet) return;
        var hitRate = series.PrefixQueries.Value > 0 ? series.PrefixHits.Value / series.PrefixQueries.Value : 0;
        log.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Stamp(now)} [loggers.py:248] Engine 000: Avg prompt throughput: {prompt:0.0} tokens/s, Avg generation throughput: {generation:0.0} tokens/s, "
            + $"Running: {series.Running.Value} reqs, Waiting: {series.Waiting.Value} reqs, "
            + $"GPU KV cache usage: {series.CacheUsage.Value * 100:0.0}%, Prefix cache hit rate: {hitRate * 100:0.0}%"));
    }

    private static string Stamp(DateTimeOffset time) => $"INFO {time.UtcDateTime.ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}";
}
