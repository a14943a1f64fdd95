namespace OperatorConsole.Core.Queries;

/// <summary>Whether each point of a range query depends only on samples up to its own moment, so that answers can be put together from parts.</summary>
/// <remarks>
/// Not so: <c>@ end()</c> and <c>@ start()</c> (the range itself), a negative offset and <c>smoothed</c> (later samples),
/// and in MetricsQL whatever looks at the whole range. Judged without a parser, on the safe side.
/// </remarks>
internal static class IncrementalQuery
{
    private static readonly string[] WholeRange =
    [
        "smoothed", "start", "end", "now", "range_", "running_", "topk_", "bottomk_", "limitk", "limit_ratio", "limit_offset", "outliersk", "outliers_",
        "interpolate", "keep_last_value", "keep_next_value", "smooth_", "remove_resets", "buckets_limit", "drop_", "rand", "rand_",
    ];

    /// <summary>Judges an expression.</summary>
    public static bool IsIncremental(string query)
    {
        for (var i = 0; i < query.Length; i++)
        {
            var c = query[i];
            if (c is '"' or '\'' or '`') i = EndOfString(query, i);
            else if (c == '#') i = EndOfLine(query, i);
            else if (c == '@') return false;
            else if (char.IsAsciiLetter(c) || c == '_')
            {
                var end = i;
                while (end < query.Length && (char.IsAsciiLetterOrDigit(query[end]) || query[end] is '_' or ':')) end++;
                var word = query[i..end];
                if (word.Equals("offset", StringComparison.OrdinalIgnoreCase) && query.AsSpan(end).TrimStart() is ['-' or '(', ..]) return false;
                if (IsCall(query, end, word) && Array.Exists(WholeRange, w => w.EndsWith('_') ? word.StartsWith(w, StringComparison.OrdinalIgnoreCase) : word.Equals(w, StringComparison.OrdinalIgnoreCase))) return false;
                i = end - 1;
            }
        }
        return true;
    }

    // A metric may be called “start”; a function is followed by its bracket, a modifier stands between expressions.
    private static bool IsCall(string query, int end, string word) => word is "smoothed" || query.AsSpan(end).TrimStart() is ['(', ..];

    private static int EndOfString(string query, int start)
    {
        for (var i = start + 1; i < query.Length; i++)
        {
            if (query[i] == '\\' && query[start] != '`') i++;
            else if (query[i] == query[start]) return i;
        }
        return query.Length;
    }

    private static int EndOfLine(string query, int start)
    {
        var end = query.IndexOf('\n', start);
        return end < 0 ? query.Length : end;
    }
}
