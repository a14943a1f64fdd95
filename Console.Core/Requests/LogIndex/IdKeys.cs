using System.Text;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>The JSON keys whose values are ids of requests, traces and sessions.</summary>
public sealed class IdKeys
{
    private readonly byte[][][] _ofLength;

    /// <summary>Takes the names of keys, at least two characters each.</summary>
    /// <exception cref="ArgumentException">They end with more than two different letters, whatever their case.</exception>
    public IdKeys(IReadOnlyCollection<string> names)
    {
        var lasts = names.Select(n => (byte)(n[^1] | 0x20)).Distinct().ToArray();
        LastLetters = lasts is [var first, .. var others] && others.Length <= 1
            ? (first, others is [var other] ? other : first)
            : throw new ArgumentException("Keys of ids end with one or two letters.", nameof(names));
        Names = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var keys = Names.Select(Encoding.UTF8.GetBytes).ToLookup(k => k.Length);
        _ofLength = [.. Enumerable.Range(0, keys.Max(k => k.Key) + 1).Select(length => keys[length].ToArray())];
    }

    /// <summary>The keys gateways, their frameworks and OpenTelemetry write.</summary>
    public static IdKeys Usual { get; } = new(
    [
        "request_id", "requestId", "RequestId", "x-request-id", "x_request_id", "X-Request-ID", "reqId", "req_id",
        "correlation_id", "correlationId", "CorrelationId", "trace_id", "traceId", "TraceId", "trace.id", "@tr",
        "litellm_call_id", "call_id", "session_id", "upstream_id", "upstream_request_id", "id",
    ]);

    /// <summary>In the order of their characters.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What keys end with, in lower case: ids end with d, and one with r. Most keys of a line do not.</summary>
    internal (byte One, byte Other) LastLetters { get; }

    /// <summary>The number of bytes of the key that ends before <paramref name="end"/> and begins after a quote; zero where none of these does.</summary>
    internal int LengthBefore(ReadOnlySpan<byte> text, int end)
    {
        var most = Math.Min(end, _ofLength.Length);
        var key = text.Slice(end - most, most);
        var quote = key.LastIndexOf((byte)'"');
        if (quote < 0) return 0;
        key = key[(quote + 1)..];
        foreach (var known in _ofLength[key.Length])
            if (key.SequenceEqual(known)) return key.Length;
        return 0;
    }
}
