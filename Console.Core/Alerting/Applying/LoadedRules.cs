using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;
using Live = OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>The rules a server runs, held beside those of files. Paths differ between machines and containers, so groups are found by name and by the nearest path.</summary>
public sealed partial class LoadedRules
{
    // A rule that is looked at again and again is mostly loaded as it was: its expression need not be read each time.
    private static readonly ConditionalWeakTable<Rule, string> LoadedAs = [];

    private readonly ILookup<(string File, string Group), Live.RuleGroup> _byName;

    /// <summary>Takes what <c>/api/v1/rules</c> answers.</summary>
    public LoadedRules(IReadOnlyList<Live.RuleGroup> groups) => _byName = groups.ToLookup(g => (Path.GetFileName(g.File), g.Name));

    /// <summary>The group a server runs for one of a file; null where it runs none.</summary>
    public Live.RuleGroup? Group(string file, string name) =>
        _byName[(Path.GetFileName(file), name)].MaxBy(g => SharedEnd(g.File, file));

    /// <summary>How a server's rules differ from those of a file; null where it runs the file as it is.</summary>
    public string? Difference(string file, RuleFile rules)
    {
        foreach (var group in rules.Groups)
        {
            if (Group(file, group.Name) is not { } loaded)
            {
                // Servers leave out groups without rules.
                if (group.Rules.Count == 0) continue;
                return $"it runs no group “{group.Name}” of a file called {Path.GetFileName(file)}";
            }
            if (loaded.Rules.Count != group.Rules.Count) return FormattableString.Invariant($"its group “{group.Name}” has {loaded.Rules.Count} rules, the file's {group.Rules.Count}");
            foreach (var (rule, live) in group.Rules.Zip(loaded.Rules))
                if (Difference(rule, live) is { } difference) return FormattableString.Invariant($"rule {rule.Index} of its group “{group.Name}” has another {difference}");
        }
        return null;
    }

    /// <summary>What of a rule a server runs otherwise; null where nothing is.</summary>
    public static string? Difference(Rule rule, Live.Rule live)
    {
        if (rule.Name.Value != live.Name || rule.IsAlert != (live.Type == "alerting")) return "name";
        if (!SameExpression(rule, live.Query)) return "expression";
        if (rule.IsAlert && rule.For.TotalSeconds != live.Duration) return "“for”";
        if (rule.IsAlert && rule.KeepFiringFor.TotalSeconds != live.KeepFiringFor) return "“keep_firing_for”";
        if (!Same(rule.Labels, live.Labels, rule.Group.HasLabels)) return "set of labels";
        return !rule.IsAlert || Same(rule.Annotations, live.Annotations, mayHaveMore: false) ? null : "set of annotations";
    }

    // Prometheus prints what it read: 0x1F as 31, by (a) before its arguments. Printed by one printer equal expressions are equal.
    private static bool SameExpression(Rule rule, string query)
    {
        if (rule.Expr.Value.Trim() == query || (LoadedAs.TryGetValue(rule, out var known) && known == query)) return true;
        if (rule.Parsed.Root is not { } own || PromQlParser.Parse(query).Root is not { } loaded) return false;
        if (Printer.Print(own) != Printer.Print(loaded) && Sorted(own, rule.Expr.Value) != Sorted(loaded, query)) return false;
        LoadedAs.AddOrUpdate(rule, query);
        return true;
    }

    /// <summary>Printed with the matchers of each selector in one order: Prometheus sorts them.</summary>
    private static string Sorted(Expr root, string text)
    {
        var edits = root.SelfAndDescendants().OfType<VectorSelector>().Where(s => s.Matchers.Count > 1).Select(s => new TextEdit(
            TextRange.Over(s.Matchers[0].Range, s.Matchers[^1].Range),
            string.Join(", ", s.Matchers.OrderBy(m => m.Name.Text, StringComparer.Ordinal).ThenBy(m => m.Operator).ThenBy(m => m.Value.Value, StringComparer.Ordinal).Select(m => m.Range.Of(text)))));
        return PromQlParser.Parse(TextEdit.Apply(text, edits)).Root is { } sorted ? EmptyLabels().Replace(Printer.Print(sorted), "") : text;
    }

    /// <summary>Prometheus leaves out <c>by ()</c>, and <c>ignoring ()</c> with all that belongs to it.</summary>
    [GeneratedRegex(@" by \(\) (?=\()|ignoring \(\) (group_(left|right) \([^)]*\) )?", RegexOptions.ExplicitCapture)]
    private static partial Regex EmptyLabels();

    private static bool Same(IReadOnlyList<RuleText> own, IReadOnlyDictionary<string, string> live, bool mayHaveMore) =>
        (mayHaveMore ? live.Count >= own.Count : live.Count == own.Count) && own.All(t => live.TryGetValue(t.Name.Value, out var value) && value == t.Value.Value);

    private static int SharedEnd(string one, string other) =>
        one.Split('/').Reverse().Zip(other.Split('/').Reverse()).TakeWhile(p => p.First == p.Second).Count();
}
