namespace OperatorConsole.Core.Settings;

/// <summary>Checks label matchers as they stand in PromQL: <c>{job="edge", instance=~"10\\..*"}</c>.</summary>
internal static class SelectorShape
{
    /// <summary>What is wrong, with its place; null where nothing is.</summary>
    public static string? Problem(string text)
    {
        if (!text.StartsWith('{') || !text.EndsWith('}')) return "A selector stands in braces.";
        var position = 1;
        var matchers = 0;
        while (true)
        {
            Skip(text, ref position, char.IsWhiteSpace);
            if (position == text.Length - 1) return matchers == 0 ? "A selector without matchers picks every series there is." : null;
            if (Matcher(text, ref position) is { } missing) return $"At character {position + 1}, {missing} is missing.";
            matchers++;
            Skip(text, ref position, char.IsWhiteSpace);
            if (position == text.Length - 1) return null;
            if (text[position] != ',') return $"At character {position + 1}, a comma is missing.";
            position++;
        }
    }

    private static string? Matcher(string text, ref int position)
    {
        if (!char.IsAsciiLetter(text[position]) && text[position] != '_') return "a label name";
        Skip(text, ref position, c => char.IsAsciiLetterOrDigit(c) || c == '_');
        Skip(text, ref position, char.IsWhiteSpace);
        var rest = text.AsSpan(position);
        if (rest is not (['=' or '!', '~', ..] or ['!', '=', ..] or ['=', ..])) return "=, !=, =~ or !~";
        position += rest is ['=' or '!', '~', ..] or ['!', '=', ..] ? 2 : 1;
        Skip(text, ref position, char.IsWhiteSpace);
        return Quoted(text, ref position);
    }

    private static string? Quoted(string text, ref int position)
    {
        var quote = text[position];
        if (quote is not ('"' or '\'' or '`')) return "a quoted value";
        for (var i = position + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && quote != '`') i++;
            else if (text[i] == quote)
            {
                position = i + 1;
                return null;
            }
        }
        return $"the closing {quote}";
    }

    private static void Skip(string text, ref int position, Func<char, bool> belongs)
    {
        while (position < text.Length - 1 && belongs(text[position])) position++;
    }
}
