namespace OperatorConsole.Core.Gateways;

/// <summary>What can be said of an expression of a profile without the server: its brackets, its quotes and its <c>$</c> words.</summary>
/// <remarks>The rest the server says when the chart asks it: its parser is the one that counts.</remarks>
internal static class ExpressionShape
{
    private static readonly string[] Words = ["selector", "window", "range", "by"];

    /// <summary>What is wrong and at which 0-based place of the text; null where nothing is.</summary>
    public static (int Place, string Problem)? Problem(string text)
    {
        var open = new Stack<(char Bracket, int Place)>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' or '\'' or '`':
                    var end = EndOfString(text, i);
                    if (end < 0) return (i, "the quote is not closed");
                    i = end;
                    break;
                case '#':
                    while (i + 1 < text.Length && text[i + 1] != '\n') i++;
                    break;
                case '(' or '[' or '{':
                    open.Push((text[i], i));
                    break;
                case ')' or ']' or '}':
                    if (!open.TryPop(out var opened)) return (i, $"nothing is open that “{text[i]}” could close");
                    if (!Belong(opened.Bracket, text[i])) return (i, $"“{text[i]}” closes the “{opened.Bracket}” before it");
                    break;
                case '$':
                    var word = WordAt(text, i + 1);
                    if (!Words.Contains(word)) return (i, $"“${word}” is not known; known are {string.Join(", ", Words.Select(w => "$" + w))}");
                    i += word.Length;
                    break;
            }
        }
        return open.TryPop(out var left) ? (left.Place, $"“{left.Bracket}” is not closed") : text.Trim().Length == 0 ? (0, "the expression is empty") : null;
    }

    private static int EndOfString(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[start] != '`') i++;
            else if (text[i] == text[start]) return i;
        }
        return -1;
    }

    private static string WordAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        return text[start..end];
    }

    private static bool Belong(char open, char close) => (open, close) is ('(', ')') or ('[', ']') or ('{', '}');
}
