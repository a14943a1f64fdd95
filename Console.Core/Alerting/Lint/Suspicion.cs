using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>What a check found, before it has its place in the file.</summary>
/// <param name="Check">The check.</param>
/// <param name="Text">The text of the rule it stands in.</param>
/// <param name="Part">Its place in that text.</param>
/// <param name="Message">What is wrong, in a sentence without full stop.</param>
/// <param name="Correction">The whole expression as it should be.</param>
internal sealed record Suspicion(LintCheck Check, YamlText Text, TextRange Part, string Message, string? Correction = null);
