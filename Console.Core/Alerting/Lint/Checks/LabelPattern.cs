using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Regular expressions of matchers, which match whole values.</summary>
internal static class LabelPattern
{
    /// <summary>The pattern for .NET, in time proportional to what it matches; null where .NET cannot do that.</summary>
    public static Regex? Of(string pattern)
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
