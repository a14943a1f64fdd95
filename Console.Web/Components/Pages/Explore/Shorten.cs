namespace OperatorConsole.Web.Components.Pages.Explore;

/// <summary>Texts of unknown length, cut for the screen.</summary>
internal static class Shorten
{
    /// <summary>At most <paramref name="length"/> characters, the last an ellipsis where something is missing; never half a character.</summary>
    public static string Text(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }
}
