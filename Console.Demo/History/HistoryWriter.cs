using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.History;

/// <summary>Writes what Prometheus would have scraped from one listener as OpenMetrics text with timestamps.</summary>
internal sealed class HistoryWriter(Listener listener, string job, string instance)
{
    // A week of these would cost as long to write as the rest is worth: process internals, sizes, and what another family counts too.
    private static readonly string[] LeftOut =
    [
        "process_", "python_", "fastapi_request_size", "fastapi_response_size", "fastapi_requests_duration", "gatewayz_token_estimation",
        "http_request_duration_highr", "litellm_self_latency", "litellm_redis_latency", "litellm_postgres_latency",
        "vllm:request_params", "vllm:request_max_num", "vllm:iteration_tokens",
    ];

    private readonly ConditionalWeakTable<Sample, byte[]> _prefixes = [];
    private readonly Sample _up = new("up", "", () => listener.Answers() ? 1 : 0);
    private readonly byte[] _number = new byte[64];

    /// <summary>Appends one scrape at the given time.</summary>
    public void Append(Stream target, DateTimeOffset time)
    {
        Span<byte> tail = stackalloc byte[24];
        tail[0] = (byte)' ';
        Utf8Formatter.TryFormat(time.ToUnixTimeSeconds(), tail[1..], out var length);
        tail[length + 1] = (byte)'\n';
        tail = tail[..(length + 2)];

        Append(target, _up, tail);
        if (!listener.Answers()) return;
        foreach (var sample in listener.Scraped!()) Append(target, sample, tail);
    }

    private static bool IsLeftOut(Sample sample) => Array.Exists(LeftOut, p => sample.Name.StartsWith(p, StringComparison.Ordinal));

    private void Append(Stream target, Sample sample, ReadOnlySpan<byte> tail)
    {
        if (!_prefixes.TryGetValue(sample, out var prefix)) _prefixes.Add(sample, prefix = IsLeftOut(sample) ? [] : SeriesText.Prefix(sample, job, instance));
        if (prefix.Length == 0) return;
        target.Write(prefix);
        var value = sample.Read();
        if (double.IsFinite(value) && value.TryFormat(_number, out var written, provider: CultureInfo.InvariantCulture)) target.Write(_number.AsSpan(0, written));
        else target.Write(System.Text.Encoding.ASCII.GetBytes(Numbers.Format(value, ExpositionDialect.Go)));
        target.Write(tail);
    }
}
