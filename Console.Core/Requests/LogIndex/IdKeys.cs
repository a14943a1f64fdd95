using System.Text;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>The JSON keys whose values are ids of requests, traces and sessions.</summary>
public sealed class IdKeys
{
    private const int Pairs = 1 << 16;

    // By the last two bytes of a key: most keys of a line are told from an id's by one look.
    private readonly byte[] _listOfEnd = new byte[Pairs];
    private readonly List<byte[][]> _lists = [[]];

    /// <summary>Takes the names of keys, at least two characters each.</summary>
    /// <exception cref="ArgumentException">They end with more than two different letters, whatever their case.</exception>
    public IdKeys(IReadOnlyCollection<string> names)
    {
        var lasts = names.Select(n => (byte)(n[^1] | 0x20)).Distinct().ToArray();
        LastLetters = lasts is [var first, .. var others] && others.Length <= 1
            ? (first, others is [var other] ? other : first)
            : throw new ArgumentException("Keys of ids end with one or two letters.", nameof(names));
        Names = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var keys in Names.Select(Encoding.UTF8.GetBytes).GroupBy(k => EndOf(k, k.Length)))
        {
            _listOfEnd[keys.Key] = checked((byte)_lists.Count);
            _lists.Add([.. keys]);
        }
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

    /// <summary>The number of bytes of the key that ends before <paramref name="end"/>; zero where none of these does.</summary>
    internal int LengthBefore(ReadOnlySpan<byte> text, int end)
    {
        if (end < 2) return 0;
        foreach (var key in _lists[_listOfEnd[EndOf(text, end)]])
            if (end >= key.Length && text.Slice(end - key.Length, key.Length).SequenceEqual(key) && (end == key.Length || IsBorder(text[end - key.Length - 1]))) return key.Length;
        return 0;
    }

    private static bool IsBorder(byte before) => before == '"';

    private static int EndOf(ReadOnlySpan<byte> text, int end) => text[end - 2] << 8 | text[end - 1];
}
