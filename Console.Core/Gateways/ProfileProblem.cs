namespace OperatorConsole.Core.Gateways;

/// <summary>What is wrong in a profile, and where.</summary>
/// <param name="File">The file, or the name of a built-in profile.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
/// <param name="Message">In a sentence.</param>
public sealed record ProfileProblem(string File, long Line, long Column, string Message)
{
    /// <summary>As compilers print it: <c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
