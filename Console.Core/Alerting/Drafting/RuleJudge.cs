using System.Collections.Concurrent;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Alerting.Listing;
using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Core.Alerting.Drafting;

/// <summary>A rule as somebody would have it, in its file as that would be.</summary>
/// <param name="File">The file.</param>
/// <param name="Rule">The rule in it.</param>
public sealed record DraftedRule(RuleFile File, Rule Rule);

/// <summary>What the checks find of a rule beside the series of the server.</summary>
/// <param name="Findings">What its text alone does not tell.</param>
/// <param name="Failure">Why the server could not be asked, or not about its past; null where it could.</param>
public sealed record ServerFindings(IReadOnlyList<LintFinding> Findings, Failure? Failure);

/// <summary>Checks rules while they are written: their text at once, and beside what the server knows of their series.</summary>
public sealed class RuleJudge(AlertsReader reader, CatalogueReader catalogue, SeenRangeReader past, TimeProvider time)
{
    private const int MostKept = 100;

    // Other numbers ask the same of the server; its series do not change from one letter to the next.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Asked> _asked = new(StringComparer.Ordinal);

    /// <summary>A rule with changes.</summary>
    public static Result<DraftedRule> Draft(KnownRule rule, RuleChanges changes)
    {
        if (changes.IsEmpty) return new DraftedRule(rule.File.Parsed, rule.Rule);
        var text = RuleEditor.Change(rule.File.Content.Text, rule.Rule, changes);
        if (!text.Succeeded) return text.Failure;
        var file = RuleFile.Read(text.Value);
        return file.Groups.FirstOrDefault(g => g.Name == rule.Key.Group)?.Rules.ElementAtOrDefault(rule.Key.Index) is { } drafted
            ? new DraftedRule(file, drafted)
            : new Failure(FailureKind.Refused, rule.Rule.Name.Value, "with the change it is no rule any more", "Change something else.");
    }

    /// <summary>What its text and what profiles know tell.</summary>
    public IReadOnlyList<LintFinding> Examine(DraftedRule rule) => Linter.Examine(rule.File, reader.Surroundings(), rule.Rule);

    /// <summary>What the server's series tell besides.</summary>
    public async Task<ServerFindings> ExamineBesideServerAsync(DraftedRule rule, CancellationToken cancellation)
    {
        var around = await AskOnceAsync(rule.Rule).WaitAsync(cancellation);
        if (around.Surroundings is not { } surroundings) return new ServerFindings([], around.Failure);
        var ofText = Examine(rule).Select(f => (f.Check, f.Range)).ToHashSet();
        return new ServerFindings([.. Linter.Examine(rule.File, surroundings, rule.Rule).Where(f => !ofText.Contains((f.Check, f.Range)))], around.Failure);
    }

    private Task<Answer> AskOnceAsync(Rule rule)
    {
        var now = time.GetUtcNow();
        foreach (var (old, _) in _asked.Where(a => now - a.Value.At > KeptFor)) _asked.TryRemove(old, out _);
        if (_asked.Count >= MostKept) _asked.Clear();
        var question = string.Join('\n', (rule.Analysis?.Selectors ?? []).Select(s => s.Selector.Metric).Order(StringComparer.Ordinal).Concat(SeenRangeReader.Measured(rule)));
        return _asked.GetOrAdd(question, _ => new Asked(now, new Lazy<Task<Answer>>(() => AskAsync(rule)))).Answer.Value;
    }

    // For everybody who edits the like, so nobody's leaving ends it.
    private async Task<Answer> AskAsync(Rule rule)
    {
        var known = await catalogue.ReadAsync([rule], reader.Surroundings(), CancellationToken.None);
        if (!known.Succeeded) return new Answer(null, known.Failure);
        var seen = await past.ReadAsync([rule], CancellationToken.None);
        return new Answer(known.Value with { Seen = seen.Value }, seen.Failure);
    }

    private sealed record Asked(DateTimeOffset At, Lazy<Task<Answer>> Answer);

    private sealed record Answer(LintSurroundings? Surroundings, Failure? Failure);
}
