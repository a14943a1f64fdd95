using System.Text;

namespace OperatorConsole.Web.Features.Prometheus;

/// <summary>Takes a logfmt line apart.</summary>
/// <example><c>ts=2026-01-02T03:04:05.678Z caller=main.go:1215 level=error err="opening storage failed: \"x\""</c></example>
internal static class LogfmtLine
{
    /// <summary>The pairs in their order; none where the line is not logfmt.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string line)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        var position = 0;
        while (position < line.Length)
        {
            if (line[position] == ' ')
            {
                position++;
                continue;
            }
            var equals = line.IndexOf('=', position);
            if (equals <= position || line.AsSpan(position, equals - position).Contains(' ')) return [];
            var key = line[position..equals];
            position = equals + 1;
            pairs.Add(new(key, position < line.Length && line[position] == '"' ? Quoted(line, ref position) : Bare(line, ref position)));
        }
        return pairs;
    }

    private static string Bare(string line, ref int position)
    {
        var start = position;
        while (position < line.Length && line[position] != ' ') position++;
        return line[start..position];
    }

    private static string Quoted(string line, ref int position)
    {
        var text = new StringBuilder();
        for (position++; position < line.Length && line[position] != '"'; position++)
        {
            if (line[position] != '\\' || position + 1 == line.Length)
                text.Append(line[position]);
            else
                text.Append(line[++position] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var c => c });
        }
        position++;
        return text.ToString();
    }
}
