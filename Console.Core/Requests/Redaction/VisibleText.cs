using System.Globalization;
using System.Text;

namespace OperatorConsole.Core.Requests.Redaction;

/// <summary>Text that others wrote as one can see it: control, terminal and bidirectional characters as escapes, and nothing that joins or hides.</summary>
public static class VisibleText
{
    /// <summary>The text with <c>\u202e</c> and the like written out; at most <paramref name="longest"/> characters of it.</summary>
    public static string Of(string text, int longest = int.MaxValue)
    {
        var cut = text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
        if (cut.Length == text.Length && !cut.EnumerateRunes().Any(IsHidden)) return text;
        var visible = new StringBuilder(cut.Length + 16);
        foreach (var rune in cut.EnumerateRunes())
        {
            if (IsHidden(rune)) visible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else visible.Append(rune.ToString());
        }
        return cut.Length < text.Length ? visible.Append('…').ToString() : visible.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned;
}
