using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;
using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>Finds the rule that is meant in the file as it is now, and what the file would be after a change.</summary>
public sealed class RulePlanner(RuleSet files, RuleVersions versions)
{
    /// <summary>Plans a change. A file that was changed meanwhile is no hindrance where the rule itself was not.</summary>
    public Result<RulePlan> Plan(RuleOrder order)
    {
        var found = files.Find(order.Key.File);
        if (!found.Succeeded) return found.Failure;
        var file = found.Value;
        if (file.Hindrance is { } hindrance) return ReadOnly(order.Key, hindrance);
        var isMoved = file.Content.Hash != order.Hash;
        KnownRule? rule = null;
        Result<string> text;
        if (order.WholeText is { } whole)
        {
            if (isMoved) return Conflict(order.Key);
            text = whole;
        }
        else
        {
            rule = isMoved ? Relocate(order, file) : file.Rules.FirstOrDefault(r => r.Key == order.Key);
            if (rule is null && isMoved) return Conflict(order.Key);
            if (rule is null) return new Failure(FailureKind.NotFound, order.Key.File, FormattableString.Invariant($"its group “{order.Key.Group}” has no rule {order.Key.Index}"), "Reload the list of rules.");
            if (rule.Hindrance is { } reason) return ReadOnly(order.Key, reason);
            text = Edited(order, file.Content.Text, rule.Rule);
        }
        if (!text.Succeeded) return text.Failure with { Kind = FailureKind.Refused };
        var after = file.Content.With(text.Value);
        var read = RuleFile.Read(text.Value);
        if (read.Problems.Count > 0) return new Failure(FailureKind.Refused, order.Key.File, $"with the change Prometheus would not take the file: {read.Problems[0].Message}", "Change something else.");
        return new RulePlan(file, rule, after, RuleComparison.Describe(file.Parsed, read)) { IsMoved = isMoved };
    }

    /// <summary>The three versions of a rule, for a change that met another one.</summary>
    public ThreeWays ThreeWaysOf(RuleOrder order)
    {
        var was = VersionOf(order);
        var before = was is null ? null : RuleIn(RuleFile.Read(was.Text), order.Key);
        var now = files.Find(order.Key.File).Value?.Rules.FirstOrDefault(r => r.Key == order.Key);
        var yours = was is not null && before is not null && Edited(order, was.Text, before) is { Succeeded: true } edited ? RuleIn(RuleFile.Read(edited.Value), order.Key)?.Range.Of(edited.Value) : null;
        return new ThreeWays(before?.Range.Of(was!.Text), now?.Rule.Range.Of(now.File.Content.Text), yours);
    }

    /// <summary>The rule as it was looked at, where it stands now; null where it is not the same any more or cannot be told from another.</summary>
    private KnownRule? Relocate(RuleOrder order, KnownFile now)
    {
        if (VersionOf(order) is not { } was || RuleIn(RuleFile.Read(was.Text), order.Key) is not { } rule) return null;
        var same = now.Rules.Where(r => r.Key.Group == order.Key.Group && RuleComparison.Same(r.Rule, rule)).ToList();
        return same.Count == 1 ? same[0] : same.Find(r => r.Key.Index == order.Key.Index);
    }

    private RuleFileContent? VersionOf(RuleOrder order) => files.Version(order.Key.File, order.Hash) ?? versions.Find(order.Hash);

    private static Result<string> Edited(RuleOrder order, string text, Rule rule) => order.Edit is { } edit ? edit(text, rule) : text;

    private static Rule? RuleIn(RuleFile file, RuleKey key) => file.Groups.FirstOrDefault(g => g.Name == key.Group)?.Rules.ElementAtOrDefault(key.Index);

    private static Failure ReadOnly(RuleKey key, string reason) => new(FailureKind.ReadOnly, key.File, $"it cannot be changed here: {reason}", "Change it where it comes from.");

    private static Failure Conflict(RuleKey key) => new(FailureKind.Conflict, key.File, "somebody else has changed this rule since you looked at it", "Look at what it is now, and decide anew.");
}
