using System.Text;
using System.Text.RegularExpressions;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Core.Requests.Ids;

/// <summary>What somebody pasted: an id, the beginning of one, a <c>traceparent</c>, an address, a log line or a block of headers.</summary>
public sealed partial class PastedText
{
    /// <summary>More of a text is not read.</summary>
    public const int MostCharacters = 64 * 1024;

    /// <summary>The longest id that is looked for.</summary>
    public const int LongestId = 512;

    /// <summary>More ids are not taken from one text.</summary>
    private const int MostIds = 8;

    private PastedText(IReadOnlyList<(string Id, string How)> ids, bool isPrefix, bool? isSampled) =>
        (Ids, IsPrefix, IsSampled) = (ids, isPrefix, isSampled);

    /// <summary>The ids in it, and how they were read.</summary>
    public IReadOnlyList<(string Id, string How)> Ids { get; }

    /// <summary>Whether it is the beginning of an id: it ends in dots or a star.</summary>
    public bool IsPrefix { get; }

    /// <summary>Whether a <c>traceparent</c> says that its trace was kept; null where there is none.</summary>
    public bool? IsSampled { get; }

    /// <summary>All ids it may mean, those that are likelier first.</summary>
    public IReadOnlyList<IdCandidate> Candidates => [.. Ids.SelectMany(i => Variants(i.Id, i.How)).DistinctBy(c => c.Id)];

    /// <summary>Reads a text.</summary>
    /// <returns>A failure where there is no id in it.</returns>
    public static Result<PastedText> Read(string? pasted)
    {
        var text = (pasted ?? "").Trim();
        if (text.Length == 0) return Refused("there is no id", "Paste an id, a trace id, a traceparent, an address, a log line or the headers of an answer.");
        if (text.Length > MostCharacters) return Refused($"the text is longer than {MostCharacters / 1024} KiB", "Paste the line with the id only.");
        if (text.Contains('\0')) return Refused("the text holds a zero byte, and no id does", "Paste the id only.");

        if (TraceParent().Match(text) is { Success: true } parent && !IsZero(parent.Groups["trace"].Value))
        {
            var isSampled = (Convert.ToInt32(parent.Groups["flags"].Value, 16) & 1) == 1;
            return new PastedText([(parent.Groups["trace"].Value.ToLowerInvariant(), "trace id of the traceparent")], false, isSampled);
        }
        var ids = InJson(text);
        if (ids.Count == 0) ids = InHeaders(text);
        if (ids.Count == 0) ids = InAddress(text);
        if (ids.Count == 0) ids = InAssignment(text);
        if (ids.Count > 0) return new PastedText(ids, false, null);

        var alone = Alone(text, out var isPrefix);
        if (alone.Length == 0) return Refused("there is no id in it", "Paste the id itself.");
        if (alone.Length > LongestId) return Refused($"the id is longer than {LongestId} characters", "Paste its beginning and a star: it is looked for as the beginning of an id.");
        return new PastedText([(alone, "as pasted")], isPrefix, null);
    }

    private static Failure Refused(string problem, string remedy) => new(FailureKind.BadQuestion, "What to look for", problem, remedy);

    private static List<(string, string)> InJson(string text)
    {
        if (!text.Contains('"')) return [];
        var sink = new Collector([]);
        IdScanner.Scan(Encoding.UTF8.GetBytes(text + "\n"), true, IdKeys.Usual, ref sink);
        return Few(sink.Ids.Select(i => (i, "from the pasted line")));
    }

    private static List<(string, string)> InHeaders(string text) =>
        Few(Header().Matches(text).Select(m => (Alone(m.Groups["value"].Value, out _), $"from the header {m.Groups["name"].Value.ToLowerInvariant()}")));

    private static List<(string, string)> InAddress(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return [];
        var named = Assignment().Matches(Uri.UnescapeDataString(address.Query + address.Fragment)).Select(m => m.Groups["value"].Value);
        var parts = address.AbsolutePath.Split('/').Select(Uri.UnescapeDataString).Reverse().Where(LooksLikeId);
        return Few(named.Concat(parts).Select(i => (i, "from the pasted address")));
    }

    private static List<(string, string)> InAssignment(string text) =>
        Few(Assignment().Matches(text).Select(m => (Alone(m.Groups["value"].Value, out _), "from the pasted text")));

    private static List<(string, string)> Few(IEnumerable<(string Id, string How)> ids) =>
        [.. ids.Where(i => i.Id.Length is > 0 and <= LongestId).DistinctBy(i => i.Id).Take(MostIds)];

    private static string Alone(string text, out bool isPrefix)
    {
        var bare = text.Trim().Trim('"', '\'', '`', '“', '”', '‘', '’', '<', '>', '(', ')', '[', ']', '{', '}', ',', ';', ' ', '\t');
        var whole = bare.TrimEnd('*', '…', '.');
        isPrefix = whole.Length > 0 && (bare.EndsWith('*') || bare.EndsWith('…') || bare.EndsWith("...", StringComparison.Ordinal));
        return isPrefix ? whole : bare;
    }

    private static bool LooksLikeId(string part) => part.Length >= 8 && part.Any(char.IsAsciiDigit) && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool IsZero(string hex) => hex.All(c => c == '0');

    private static IEnumerable<IdCandidate> Variants(string id, string how)
    {
        yield return new IdCandidate(id, how);
        var lower = id.ToLowerInvariant();
        yield return new IdCandidate(lower, "in lower case");
        if (Guid.TryParseExact(lower, "D", out var dashed)) yield return new IdCandidate(dashed.ToString("N"), "without dashes");
        if (Guid.TryParseExact(lower, "N", out var plain)) yield return new IdCandidate(plain.ToString("D"), "with dashes");
        // Gatewayz puts it before ids that come without; LiteLLM's rows of cache hits have the moment after theirs.
        if (lower.StartsWith("req_", StringComparison.Ordinal) && id.Length > 4) yield return new IdCandidate(id[4..], "without req_");
        else if (GatewayzShape().IsMatch(id)) yield return new IdCandidate("req_" + id, "with req_");
        if (id.IndexOf("_cache_hit", StringComparison.Ordinal) is > 0 and var hit) yield return new IdCandidate(id[..hit], "without _cache_hit");
    }

    // 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01; later versions may add fields.
    [GeneratedRegex(@"(?<![0-9a-zA-Z])(?!ff)[0-9a-f]{2}-(?<trace>[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-(?<flags>[0-9a-f]{2})(?![0-9a-zA-Z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TraceParent();

    // < x-litellm-call-id: 1b2c…, as curl -v shows it
    [GeneratedRegex(@"^[<>]?[ \t]*(?<name>(?:x-)?(?:request|correlation|trace)-id|x-litellm-(?:call|trace)-id|helicone-id|openai-request-id|anthropic-request-id|x-b3-traceid)[ \t]*:[ \t]*(?<value>[^\r\n]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Header();

    [GeneratedRegex(@"(?:^|[\s?&#;,\[({])(?:[a-z]+[._-])*(?:request|req|trace|call|correlation)[._-]?id\s*[=:]\s*(?<value>""[^""]+""|'[^']+'|[^\s&,;#\])}]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\A[a-zA-Z0-9._-]{1,124}\z")]
    private static partial Regex GatewayzShape();

    private readonly struct Collector(List<string> ids) : IIdSink
    {
        public List<string> Ids => ids;

        public void Found(int lineStart, ReadOnlySpan<byte> id) => ids.Add(Encoding.UTF8.GetString(id));
    }
}
