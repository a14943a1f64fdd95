using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Says how an id stands in a line. The index only says where to look; this decides.</summary>
/// <param name="keys">The keys of ids.</param>
public sealed class IdInLine(IdKeys keys)
{
    /// <summary>A line of JSON in a collector's record in another's: more is nobody's log.</summary>
    private const int MostStrings = 3;

    private readonly HashSet<string> _keys = [.. keys.Names];

    /// <summary>How <paramref name="id"/> stands in <paramref name="line"/>.</summary>
    /// <param name="line">A line, or the beginning of a long one.</param>
    /// <param name="id">An id in UTF-8.</param>
    public IdPlace Find(ReadOnlyMemory<byte> line, ReadOnlySpan<byte> id)
    {
        // What is no UTF-8 stands in some text of the line, and must not keep its ids from being read.
        var json = Utf8.IsValid(line.Span) ? line : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line.Span));
        if (IsField(json, Encoding.UTF8.GetString(id), MostStrings)) return IdPlace.Field;
        var sink = new Comparer(id);
        IdScanner.Scan(line.Span, true, keys, ref sink);
        return sink.IsFound ? IdPlace.Mentioned : IdPlace.None;
    }

    private bool IsField(ReadOnlyMemory<byte> text, string id, int strings)
    {
        // 2026-05-17T02:34:30.62Z stdout F {"request_id":"…"}: containers of Kubernetes put words before it.
        var start = text.Span.IndexOf((byte)'{');
        if (start < 0) return false;
        try
        {
            using var json = JsonDocument.Parse(text[start..]);
            return IsField(json.RootElement, id, strings);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Not JSON, or JSON with half a surrogate pair in it, which is no text.
            return false;
        }
    }

    private bool IsField(JsonElement element, string id, int strings) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(p => (_keys.Contains(p.Name) && Is(p.Value, id)) || IsField(p.Value, id, strings)),
        JsonValueKind.Array => element.EnumerateArray().Any(e => IsField(e, id, strings)),
        JsonValueKind.String => strings > 0 && MayBeJson(element) && IsField(Encoding.UTF8.GetBytes(element.GetString()!), id, strings - 1),
        _ => false,
    };

    private static bool Is(JsonElement value, string id) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(id),
        JsonValueKind.Number => value.GetRawText() == id,
        _ => false,
    };

    // A text that quotes JSON somewhere is a message; one that is JSON is a line in a collector's record.
    private static bool MayBeJson(JsonElement element) => element.GetString()!.AsSpan().TrimStart() is ['{', ..];

    private ref struct Comparer(ReadOnlySpan<byte> id) : IIdSink
    {
        private readonly ReadOnlySpan<byte> _id = id;

        public bool IsFound { get; private set; }

        public void Found(int lineStart, ReadOnlySpan<byte> id) => IsFound |= id.SequenceEqual(_id);
    }
}
