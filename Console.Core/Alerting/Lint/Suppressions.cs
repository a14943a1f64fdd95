using System.Text.RegularExpressions;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>
/// Comments that switch checks off: <c># lint disable self-division</c> above or in a rule, <c># lint file/disable absent-not-zero</c> anywhere;
/// and pint's <c># pint disable promql/rate</c>, <c># pint file/disable …</c>, <c># pint ignore/file</c>.
/// </summary>
internal sealed partial class Suppressions
{
    private readonly List<(int Line, string Check)> _rules = [];
    private readonly HashSet<string> _file = [];
    private readonly string[] _lines;
    private readonly List<int> _starts = [];

    public Suppressions(string text)
    {
        _lines = text.Split('\n');
        var start = 0;
        foreach (var (index, line) in _lines.Index())
        {
            _starts.Add(start);
            start += line.Length + 1;
            if (!line.Contains('#', StringComparison.Ordinal) || Comment().Match(line) is not { Success: true } comment) continue;
            var check = comment.Groups["check"].Value;
            if (comment.Groups["verb"].Value is "file/disable") _file.Add(check);
            else if (comment.Groups["verb"].Value is "ignore/file") _file.Add("");
            else _rules.Add((index, check));
        }
    }

    public bool Covers(LintCheck check, Rule? rule)
    {
        if (_file.Count == 0 && _rules.Count == 0) return false;
        if (_file.Any(f => f.Length == 0 || Names(f, check))) return true;
        if (rule is null) return false;
        var (first, last) = Lines(rule.Range);
        return _rules.Any(r => r.Line >= first && r.Line <= last && Names(r.Check, check));
    }

    /// <summary>The lines of a rule and of the comments right above it.</summary>
    private (int First, int Last) Lines(TextRange rule)
    {
        var (first, last) = (Line(rule.Start), Line(Math.Max(rule.Start, rule.End - 1)));
        while (first > 0 && _lines[first - 1].TrimStart().StartsWith('#')) first--;
        return (first, last);
    }

    private int Line(int offset) => _starts.BinarySearch(offset) is var found && found < 0 ? ~found - 1 : found;

    // pint also takes promql/series(metric): what stands in parentheses narrows it, which is more than is needed here.
    private static bool Names(string named, LintCheck check)
    {
        var name = named.Split('(')[0];
        return name == check.Id || check.PintNames.Contains(name);
    }

    [GeneratedRegex(@"#\s*(?:lint|pint)\s+(?:(?<verb>disable|file/disable)\s+(?<check>[\w/-]+(?:\([^)]*\))?)|(?<verb>ignore/file))\s*$")]
    private static partial Regex Comment();
}
