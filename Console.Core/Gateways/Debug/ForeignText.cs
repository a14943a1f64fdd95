using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Gateways.Debug;

/// <summary>Text that others wrote: cut, without characters that steer a terminal or turn the writing direction, and without what looks like a key.</summary>
internal static partial class ForeignText
{
    private const int Longest = 240;

    /// <summary>What may be shown of a text.</summary>
    public static string Of(string text)
    {
        var cut = text.Length > Longest ? text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…" : text;
        return KeyLike().Replace(Visible(cut), m => $"{m.Groups["before"].Value}…");
    }

    /// <summary>What may be shown of a key the gateway calls masked: its last four characters, if there are more.</summary>
    public static string MaskedKey(string text) => text.Length > 8 ? $"…{Visible(text[^4..])}" : "…";

    /// <summary>An address without user, query and fragment, where keys may stand.</summary>
    public static string? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? $"{url.Scheme}://{url.Authority}{url.AbsolutePath}" : null;

    private static string Visible(string text)
    {
        if (!text.Any(IsInvisible)) return text;
        var visible = new StringBuilder(text.Length);
        foreach (var c in text) visible.Append(IsInvisible(c) ? ' ' : c);
        return visible.ToString();
    }

    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // sk-proj-Abc123…, gw_live_…, "Bearer x", "?key=x", as errors of providers quote them.
    [GeneratedRegex("""(?<before>\b(?:sk|pk|rk|gsk|gw|xai|AIza)[-_])[A-Za-z0-9_\-]{8,}|(?<before>\bAIza)[A-Za-z0-9_\-]{10,}|(?<before>\b(?i:bearer)\s+)[^\s"',]+|(?<before>[?&](?i:key|api_key|token)=)[^&\s"']+""")]
    private static partial Regex KeyLike();
}
