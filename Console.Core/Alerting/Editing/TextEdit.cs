using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Editing;

/// <summary>A stretch of a file and what is put in its place.</summary>
internal readonly record struct TextEdit(TextRange Range, string By)
{
    /// <summary>The text after some edits, which do not overlap; all that lies between them stays as it is.</summary>
    public static string Apply(string text, params IEnumerable<TextEdit> edits)
    {
        foreach (var edit in edits.OrderByDescending(e => e.Range.Start)) text = string.Concat(text.AsSpan(0, edit.Range.Start), edit.By, text.AsSpan(edit.Range.End));
        return text;
    }
}
