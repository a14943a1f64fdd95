using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OperatorConsole.Tests.Core.Requests.LogIndex;

/// <summary>What a plain program would find: each line read as JSON, each text in it that is JSON as well, every key looked at.</summary>
internal sealed class NaiveSearch
{
    private readonly Dictionary<string, List<long>> _lines = [];
    private readonly HashSet<string> _keys;

    public NaiveSearch(byte[] log, IEnumerable<string> keys)
    {
        _keys = [.. keys];
        for (var start = 0; start < log.Length;)
        {
            var end = Array.IndexOf(log, (byte)'\n', start);
            if (end < 0) end = log.Length;
            Read(Encoding.UTF8.GetString(log, start, end - start), start);
            start = end + 1;
        }
    }

    /// <summary>The offsets of the lines whose keys have this value.</summary>
    public IReadOnlyList<long> Find(string id) => _lines.GetValueOrDefault(id, []);

    private void Read(string text, long line)
    {
        var brace = text.IndexOf('{', StringComparison.Ordinal);
        if (brace < 0) return;
        try
        {
            Read(JsonNode.Parse(text[brace..]), line);
        }
        catch (JsonException)
        {
            // A line, or a text in it, that is no JSON has no keys.
        }
    }

    private void Read(JsonNode? node, long line)
    {
        if (node is JsonArray all)
        {
            foreach (var one in all) Read(one, line);
        }
        else if (node is JsonObject fields)
        {
            foreach (var (key, value) in fields)
            {
                if (_keys.Contains(key) && value is JsonValue id) Add(id.TryGetValue<string>(out var text) ? text : id.ToJsonString(), line);
                Read(value, line);
            }
        }
        else if (node is JsonValue value && value.TryGetValue<string>(out var inner) && inner.TrimStart().StartsWith('{')) Read(inner, line);
    }

    private void Add(string id, long line)
    {
        var lines = _lines.TryGetValue(id, out var known) ? known : _lines[id] = [];
        if (lines.LastOrDefault(-1) != line) lines.Add(line);
    }
}
