using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Regular expressions of matchers, which match whole values.</summary>
internal static class LabelPattern
{
    // Counted repetitions are written out to as many states.
    private const int MaxLength = 500;

    private const int MostKept = 200;

    // Making one costs more than all else that is done with a rule, and most rules ask for 5.. alone.
    private static readonly ConcurrentDictionary<string, Regex?> Kept = new(StringComparer.Ordinal);

    /// <summary>The pattern for .NET, in time proportional to what it matches; null where .NET cannot do that.</summary>
    public static Regex? Of(string pattern)
    {
        if (pattern.Length > MaxLength) return null;
        if (Kept.Count > MostKept) Kept.Clear();
        return Kept.GetOrAdd(pattern, Make);
    }

    private static Regex? Make(string pattern)
    {
        try
        {
            return new Regex($@"\A(?s:{pattern.Replace("(?P<", "(?<", StringComparison.Ordinal)})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            // What RE2 takes and .NET does not (\Q…\E, \pN in some forms) is not judged.
            return null;
        }
    }
}
