using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Core.Alerting.Files;

/// <summary>A rule of a configured file.</summary>
/// <param name="Key">What makes it itself.</param>
/// <param name="Rule">What it says.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line it begins in, from 1.</param>
/// <param name="Hindrance">Why it cannot be changed; null where it can.</param>
public sealed record KnownRule(RuleKey Key, Rule Rule, KnownFile File, int Line, string? Hindrance);
