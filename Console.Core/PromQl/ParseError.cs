namespace OperatorConsole.Core.PromQl;

/// <summary>Why a text is no expression.</summary>
/// <param name="Range">What is wrong; empty where something is missing.</param>
/// <param name="Position">Where that begins.</param>
/// <param name="Message">What is wrong with it, and what was expected instead, in a sentence without full stop.</param>
public sealed record ParseError(TextRange Range, SourcePosition Position, string Message)
{
    /// <summary>As compilers write it.</summary>
    public override string ToString() => $"{Position}: {Message}";
}
