namespace OperatorConsole.Core.PromQl;

/// <summary>A stretch of a text in UTF-16 units, as C# and browsers count.</summary>
/// <param name="Start">Of its first unit, from 0.</param>
/// <param name="End">After its last unit.</param>
public readonly record struct TextRange(int Start, int End)
{
    /// <summary>How many units it spans.</summary>
    public int Length => End - Start;

    /// <summary>The stretch of a text.</summary>
    public string Of(string text) => text[Start..End];

    /// <summary>Whether another stretch lies in it.</summary>
    public bool Contains(TextRange other) => Start <= other.Start && other.End <= End;

    /// <summary>The stretch from the beginning of one to the end of another.</summary>
    public static TextRange Over(TextRange first, TextRange last) => new(first.Start, last.End);
}
