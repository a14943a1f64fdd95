using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OperatorConsole.Tests.Core.Requests.LogIndex;

/// <summary>A log of everything that happens to logs, the same for the same seed.</summary>
internal sealed class TortureLog
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Keys = ["request_id", "trace_id", "id", "x-request-id", "@tr", "user_id", "status", "message", "req", "Request_Id"];

    private readonly Random _random;
    private readonly List<string> _ids = [];

    public TortureLog(int seed, int lines)
    {
        _random = new Random(seed);
        using var log = new MemoryStream();
        for (var i = 0; i < lines; i++)
        {
            log.Write(Line());
            // The last one is still being written.
            if (i < lines - 1) log.Write(_random.Next(6) == 0 ? "\r\n"u8 : "\n"u8);
        }
        Bytes = log.ToArray();
    }

    public byte[] Bytes { get; }

    /// <summary>Ids that stand in it, some of them often, and some that do not.</summary>
    public IEnumerable<string> Ids => _ids.Distinct().Concat(["nowhere", "0", new string('f', 32)]);

    private byte[] Line() => _random.Next(24) switch
    {
        0 => "Traceback (most recent call last): request_id: c51f"u8.ToArray(),
        1 => new byte[_random.Next(3000)],
        2 => Cut(Json()),
        3 => [.. Encoding.UTF8.GetBytes("""{"message":""" + "\""), 0xff, 0xfe, .. Encoding.UTF8.GetBytes($"\",\"request_id\":{Quoted(Id())}}}")],
        4 => Encoding.UTF8.GetBytes($$"""{"prompt":"{{new string('p', _random.Next(1_300_000))}}","request_id":{{Quoted(Id())}}}"""),
        5 => Encoding.UTF8.GetBytes($"2026-05-17T02:34:30.62Z stdout F {Json()}"),
        6 => Encoding.UTF8.GetBytes($$"""{"message":{{Quoted($"he sent \"request_id\": \"{Id()}\" to us")}}}"""),
        7 => Encoding.UTF8.GetBytes($$"""{"request_id" : {{_random.Next(1000)}}, "id":{{_random.Next(1000)}}}"""),
        8 or 9 or 10 => Encoding.UTF8.GetBytes(Docker(Json())),
        11 => Encoding.UTF8.GetBytes(Docker(Docker(Json()))),
        12 => [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(Json())],
        _ => Encoding.UTF8.GetBytes(Json()),
    };

    /// <summary>As Docker's log driver writes a line.</summary>
    private static string Docker(string line) => $$"""{"log":{{Quoted(line + "\n").Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal)}},"stream":"stdout","time":"2026-05-17T02:34:30.62Z"}""";

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    private byte[] Cut(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        return bytes[.._random.Next(bytes.Length)];
    }

    private string Json(int depth = 0)
    {
        var colon = _random.Next(3) switch { 0 => ": ", 1 => " :  ", _ => ":" };
        var fields = Enumerable.Range(0, _random.Next(1, 6)).Select(_ =>
        {
            var value = _random.Next(8) switch
            {
                0 when depth < 5 => Json(depth + 1),
                1 when depth < 5 => $"[{Json(depth + 1)}]",
                2 => _random.Next(100).ToString(System.Globalization.CultureInfo.InvariantCulture),
                3 => "null",
                _ => Escaped(Quoted(Id())),
            };
            return $"\"{Keys[_random.Next(Keys.Length)]}\"{colon}{value}";
        });
        // A key that stands twice in an object has two values: the readers of .NET disagree on which.
        return $"{{{string.Join(",", fields.DistinctBy(f => f[..f.IndexOf(':', StringComparison.Ordinal)].TrimEnd()))}}}";
    }

    private string Escaped(string json) => _random.Next(6) == 0 ? json.Replace("/", "\\/", StringComparison.Ordinal).Replace("a", "\\u0061", StringComparison.Ordinal) : json;

    private string Id()
    {
        if (_ids.Count > 0 && _random.Next(3) == 0) return _ids[_random.Next(_ids.Count)];
        var id = _random.Next(12) switch
        {
            0 => "a/b\\c\"d",
            1 => "{\"request_id\":\"inner\"}",
            2 => "</script><img src=x>",
            3 => "\u202egpj.exe😀é",
            4 => new string('z', 70_000),
            5 => "",
            6 => "line\nbreak\ttab",
            _ => NewGuid().ToString(_random.Next(2) == 0 ? "N" : "D"),
        };
        _ids.Add(id);
        return id;
    }

    private Guid NewGuid()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
