using OperatorConsole.Core.Alerting.Lint.Checks;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>Reads a rule file and tells what operators would regret.</summary>
public static class Linter
{
    /// <summary>From here on it pays to share the work: about 10 ms of it.</summary>
    private const int ManyRules = 200;

    private static readonly RuleCheck[] OfRules =
    [
        new LanguageVersions(), new ConstantTruth(), new NoCondition(), new SelfDivision(), new UnmatchedLabels(), new RateAsPercentage(), new QuantileLabels(), new Buckets(), new CounterUse(), new AbsentNotZero(), new ReadyMadeRatio(),
        new CountPerGroup(), new ClientErrors(), new ShortTimes(), new Templates(), new StaleNumbers(), new KnownSeries(), new BucketBounds(), new SeenBounds(),
    ];

    /// <summary>All checks there are, in the order of docs/lint.md.</summary>
    public static IReadOnlyList<LintCheck> Checks { get; } = [FileShape.Check, Syntax.Check, .. OfRules.SelectMany(c => c.Checks), SeverityOrder.Check];

    /// <summary>All findings in a file, in the order of the file.</summary>
    public static IReadOnlyList<LintFinding> Examine(string text, LintSurroundings around) => Examine(RuleFile.Read(text), around);

    /// <summary>All findings in a file that was read, in the order of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="around">What is known of the place where it is read.</param>
    /// <param name="only">The rule that is meant, with the file itself; null for all rules.</param>
    public static IReadOnlyList<LintFinding> Examine(RuleFile file, LintSurroundings around, Rule? only = null)
    {
        var suppressions = new Suppressions(file.Text);
        var lines = new LineIndex(file.Text);
        List<LintFinding> findings = [];
        foreach (var problem in file.Problems) Add(FileShape.Check, problem.Range, null, problem.Message, null);
        foreach (var (rule, suspicions) in ExamineRules([.. file.Rules.Where(r => only is null || r == only)], around))
            foreach (var suspicion in suspicions) AddTo(rule, suspicion);
        foreach (var (rule, suspicion) in SeverityOrder.Examine(file).Where(s => only is null || s.Rule == only)) AddTo(rule, suspicion);
        return [.. findings.OrderBy(f => f.Range.Start)];

        void AddTo(Rule rule, Suspicion suspicion) =>
            Add(suspicion.Check, suspicion.Text.Place(suspicion.Part) ?? suspicion.Text.Range, rule, suspicion.Message, suspicion.Correction);

        void Add(LintCheck check, TextRange range, Rule? rule, string message, string? correction)
        {
            if (!suppressions.Covers(check, rule)) findings.Add(new LintFinding(check, range, lines.PositionOf(range.Start), rule, message, correction));
        }
    }

    /// <summary>Every rule by itself; long files on all processors.</summary>
    private static IEnumerable<(Rule Rule, List<Suspicion> Suspicions)> ExamineRules(List<Rule> rules, LintSurroundings around)
    {
        return rules.Count < ManyRules ? rules.Select(Examined) : rules.AsParallel().AsOrdered().Select(Examined);

        (Rule, List<Suspicion>) Examined(Rule rule) => (rule, [.. Examine(rule, around)]);
    }

    private static IEnumerable<Suspicion> Examine(Rule rule, LintSurroundings around)
    {
        if (string.IsNullOrWhiteSpace(rule.Expr.Value)) return []; // the file's own problem
        if (rule.Analysis is not { } expression) return Syntax.Examine(rule);
        var under = new RuleUnderLint(rule, expression, around);
        return OfRules.SelectMany(c => c.Examine(under));
    }
}
