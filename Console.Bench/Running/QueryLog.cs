using System.Text.Json;

namespace OperatorConsole.Bench.Running;

/// <summary>Prometheus' log of its queries: the samples each one read. Its metric of them is younger than many a server.</summary>
/// <remarks>
/// <c>{"httpRequest":{"path":"/api/v1/query_range"},"params":{"query":"up"},"stats":{"samples":{"totalQueryableSamples":42}}}</c>;
/// a rule's line has <c>ruleGroup</c> instead of <c>httpRequest</c>. https://prometheus.io/docs/guides/query-log/
/// </remarks>
internal sealed class QueryLog
{
    private readonly string _file;
    private long _read;
    private long _samples;

    private QueryLog(string file) => _file = file;

    /// <summary>Adds the log to the configuration the console wrote for its Prometheus, and has that read again.</summary>
    public static async Task<QueryLog> StartAsync(ConsoleUnderTest console)
    {
        var log = new QueryLog(Path.Combine(console.Storage, "queries.log"));
        var config = Path.Combine(console.Storage, "prometheus", "prometheus.yml");
        var text = await File.ReadAllTextAsync(config);
        if (!text.Contains("global:\n", StringComparison.Ordinal)) throw new InvalidOperationException($"There is no “global” in {config}.");
        await File.WriteAllTextAsync(config, text.Replace("global:\n", $"global:\n  query_log_file: \"{log._file}\"\n", StringComparison.Ordinal));
        using var reloaded = await console.Http.PostAsync(new Uri(console.Prometheus, "-/reload"), null);
        reloaded.EnsureSuccessStatusCode();
        return log;
    }

    /// <summary>Samples read for the API so far.</summary>
    public async Task<long> SamplesAsync()
    {
        if (!File.Exists(_file)) return 0;
        await using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = _read;
        using var reader = new StreamReader(file);
        while (await reader.ReadLineAsync() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("httpRequest", out _))
                _samples += json.RootElement.GetProperty("stats").GetProperty("samples").GetProperty("totalQueryableSamples").GetInt64();
        }
        _read = file.Position;
        return _samples;
    }
}
