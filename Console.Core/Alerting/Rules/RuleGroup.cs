namespace OperatorConsole.Core.Alerting.Rules;

/// <summary>Rules that are evaluated one after the other.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Interval">How often it is evaluated; null for the server's own interval.</param>
public sealed record RuleGroup(string Name, TimeSpan? Interval)
{
    private readonly List<Rule> _rules = [];

    /// <summary>Its rules, in their order.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>Whether it puts labels of its own on all its rules (Prometheus 3).</summary>
    public bool HasLabels { get; internal init; }

    internal void Add(Rule rule) => _rules.Add(rule);
}
