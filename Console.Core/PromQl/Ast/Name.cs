namespace OperatorConsole.Core.PromQl;

/// <summary>A name as it stands in the text: of a label, a metric or a function.</summary>
/// <param name="Text">The name.</param>
/// <param name="Range">Its place, with its quotes where it has any.</param>
public readonly record struct Name(string Text, TextRange Range)
{
    /// <summary>Whether it can be a label's name without quotes.</summary>
    public static bool IsLabel(string text)
    {
        if (text.Length == 0 || char.IsAsciiDigit(text[0])) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        return true;
    }

    /// <summary>Whether it can be a metric's name without quotes.</summary>
    public static bool IsMetric(string text)
    {
        if (text.Length == 0 || char.IsAsciiDigit(text[0])) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or ':')) return false;
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
