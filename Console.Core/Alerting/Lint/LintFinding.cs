using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>Something a check found in a rule.</summary>
/// <param name="Check">The check.</param>
/// <param name="Range">Its place in the file, in UTF-16 units.</param>
/// <param name="Position">Where that begins.</param>
/// <param name="Rule">The rule; null where the file itself is meant.</param>
/// <param name="Message">What is wrong, in a sentence without full stop.</param>
/// <param name="Correction">The whole expression as it should be, where that can be told.</param>
public sealed record LintFinding(LintCheck Check, TextRange Range, SourcePosition Position, Rule? Rule, string Message, string? Correction)
{
    /// <summary>As compilers write it, without the file's name.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Position}: {Severity}: {Message} [{Check.Id}]");

    private string Severity => Check.Severity switch
    {
        LintSeverity.Error => "error",
        LintSeverity.Warning => "warning",
        _ => "info",
    };
}
