using System.Globalization;
using System.Text;

namespace OperatorConsole.Bench.Requests;

/// <summary>A log as a PrivateRouter writes it, of any size; the id of each line can be said again.</summary>
internal static class AccessLog
{
    private const int WriteBytes = 4 << 20;

    private static readonly string[] Routes = ["/v1/chat/completions", "/v1/embeddings", "/api/billing/balance", "/api/keys", "/v1/models"];

    /// <summary>The id of a line: 32 hex digits, as if made up at random.</summary>
    public static string Id(long line) => Mixed(line, 0x9e3779b97f4a7c15).ToString("x16", CultureInfo.InvariantCulture) + Mixed(line, 0xc2b2ae3d27d4eb4f).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Writes lines until the file has at least so many bytes.</summary>
    /// <returns>How many lines.</returns>
    public static long Write(string path, long bytes)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 0);
        var text = new StringBuilder(WriteBytes + 1024);
        var line = 0L;
        while (file.Position + text.Length < bytes)
        {
            var some = Mixed(line, 0x2545f4914f6cdd1d);
            text.Append(CultureInfo.InvariantCulture, $"{{\"ts\": {1_778_985_270 + (line / 1000.0):0.000}, \"request_id\": \"{Id(line)}\", \"method\": \"POST\", \"route\": \"{Routes[some % 5]}\", \"raw_path\": \"{Routes[some % 5]}\", ");
            text.Append(CultureInfo.InvariantCulture, $"\"status\": {(some % 50 == 0 ? 502 : 200)}, \"latency_ms\": {some % 90_000 / 10.0:0.0#}, \"user_id\": {some % 4000}, \"ip\": \"10.{some % 250}.{(some >> 8) % 250}.{(some >> 16) % 250}\", ");
            text.Append("\"user_agent\": \"OpenAI/Python 1.59.2 (linux; x86_64) httpx/0.27.2 python/3.12.8\", \"bytes\": ").Append(some % 20_000).Append("}\n");
            line++;
            if (text.Length < WriteBytes) continue;
            file.Write(Encoding.ASCII.GetBytes(text.ToString()));
            text.Clear();
        }
        file.Write(Encoding.ASCII.GetBytes(text.ToString()));
        return line;
    }

    private static ulong Mixed(long line, ulong salt)
    {
        var x = ((ulong)line + 1) * salt;
        x = (x ^ (x >> 31)) * 0xbf58476d1ce4e5b9;
        return x ^ (x >> 29);
    }
}
