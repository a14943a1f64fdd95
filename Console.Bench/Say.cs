using System.Diagnostics;

namespace OperatorConsole.Bench;

/// <summary>Progress, on the error stream: the table stands alone on the other.</summary>
internal static class Say
{
    private static readonly long Start = Stopwatch.GetTimestamp();

    public static void Line(string text) => Console.Error.WriteLine(FormattableString.Invariant($"[{Stopwatch.GetElapsedTime(Start).TotalSeconds,4:0} s] {text}"));
}
