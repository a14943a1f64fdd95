using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Rules;

/// <summary>A file of rules and everything in it that Prometheus would refuse.</summary>
/// <param name="Text">The file.</param>
/// <param name="Groups">Its groups, in their order.</param>
/// <param name="Problems">What is wrong with its shape.</param>
public sealed record RuleFile(string Text, IReadOnlyList<RuleGroup> Groups, IReadOnlyList<RuleFileProblem> Problems)
{
    /// <summary>Its rules, in their order.</summary>
    public IEnumerable<Rule> Rules => Groups.SelectMany(g => g.Rules);

    /// <summary>Reads a file as Prometheus does; also the <c>PrometheusRule</c> of its operator.</summary>
    public static RuleFile Read(string text) => new RuleFileReader(text).Read();
}

/// <summary>Something in a rule file that Prometheus refuses.</summary>
/// <param name="Range">Its place in the file.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record RuleFileProblem(TextRange Range, string Message);
