using System.Runtime.Versioning;
using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.History;

namespace OperatorConsole.Tests.Integration.Alerting.Applying;

public sealed class ApplyTests
{
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Apply_OfANumber_IsActiveKeepsTheRestAndIsNoted()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        File.SetUnixFileMode(shop.PathOf("a.yml"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        List<ApplyStep> steps = [];

        var outcome = await shop.Applier.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)), new Steps(steps), CancellationToken.None);

        Assert.True(outcome.Succeeded, outcome.Failure?.ToString());
        Assert.True(outcome.Value.IsActive);
        Assert.Equal(["up > 8", "up == 0"], await shop.RunningAsync());
        Assert.Equal(RuleWorkshop.TwoRules.Replace("up > 5", "up > 8", StringComparison.Ordinal), shop.Read());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(shop.PathOf("a.yml")));
        Assert.Equal([ApplyStep.Waiting, ApplyStep.Checking, ApplyStep.Writing, ApplyStep.Reloading, ApplyStep.Confirming], steps);
        var revision = Assert.Single(shop.History.Revisions);
        Assert.Equal(("tester", "for the test", "Slow", RevisionResult.Active), (revision.Who, revision.Reason, revision.Rule, revision.Result));
        Assert.Equal(["Slow: threshold 5 → 8"], revision.Changes);
        Assert.Contains("-    expr: up > 5 # why\n+    expr: up > 8 # why\n", revision.Diff, StringComparison.Ordinal);
        Assert.Equal(["a.yml"], Directory.EnumerateFiles(shop.Rules).Select(Path.GetFileName).Where(n => n != ".operator-console.lock"));
    }

    [Fact]
    public async Task Apply_WithoutAReason_IsRefused()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        Assert.Contains("no reason", (await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)) with { Reason = " " })).Failure!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_WhenTheFileWasChangedBesideTheRule_KeepsBothChanges()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var order = shop.Order(0, RuleWorkshop.To(8));
        await File.WriteAllTextAsync(shop.PathOf("a.yml"), "groups:\n- name: g\n  rules:\n  - alert: New\n    expr: up < 3\n" + RuleWorkshop.TwoRules[RuleWorkshop.TwoRules.IndexOf("  - alert: Slow", StringComparison.Ordinal)..]);

        var outcome = await shop.ApplyAsync(order);

        Assert.True(outcome.Succeeded, outcome.Failure?.ToString());
        Assert.True(outcome.Value.Plan.IsMoved);
        Assert.Equal(["up < 3", "up > 8", "up == 0"], await shop.RunningAsync());
    }

    [Fact]
    public async Task Apply_WhenTheRuleWasChanged_IsAConflictThatShowsAllThree()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var order = shop.Order(0, RuleWorkshop.To(8));
        var theirs = RuleWorkshop.TwoRules.Replace("up > 5", "up > 6", StringComparison.Ordinal);
        await File.WriteAllTextAsync(shop.PathOf("a.yml"), theirs);

        var outcome = await shop.ApplyAsync(order);

        Assert.Equal(FailureKind.Conflict, outcome.Failure!.Kind);
        Assert.Equal(theirs, shop.Read());
        var ways = shop.Planner.ThreeWaysOf(order);
        Assert.Equal((true, true, true), (ways.Base!.Contains("up > 5", StringComparison.Ordinal), ways.Theirs!.Contains("up > 6", StringComparison.Ordinal), ways.Yours!.Contains("up > 8", StringComparison.Ordinal)));
        Assert.Empty(shop.History.Revisions);
    }

    [Fact]
    public async Task Apply_BesideSomebodyElsesBrokenFile_IsRefusedWithItsPlace()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        await File.WriteAllTextAsync(shop.PathOf("b.yml"), "groups:\n- name: h\n  rules:\n  - alert: B\n    expr: up\n    four: 5m\n");

        var outcome = await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)));

        Assert.Equal((FailureKind.Refused, $"{shop.PathOf("b.yml")}:6"), (outcome.Failure!.Kind, outcome.Failure.Where));
        Assert.Equal(RuleWorkshop.TwoRules, shop.Read());
        Assert.Equal(["up > 5", "up == 0"], await shop.RunningAsync());
    }

    [Fact]
    public async Task Apply_BesideAFileOnlyPromtoolRefuses_IsRefusedWithItsWords()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        await File.WriteAllTextAsync(shop.PathOf("b.yml"), "groups:\n- name: h\n  rules:\n  - alert: B\n    expr: nosuch(up)\n");

        var outcome = await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)));

        Assert.Equal((FailureKind.Refused, shop.PathOf("b.yml")), (outcome.Failure!.Kind, outcome.Failure.Where));
        Assert.Contains("unknown function with name \"nosuch\"", outcome.Failure.Problem, StringComparison.Ordinal);
        Assert.Equal(RuleWorkshop.TwoRules, shop.Read());
    }

    [Fact]
    public async Task Apply_ThatPrometheusDoesNotTake_PutsTheOldBytesBack()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var order = shop.Order(0, RuleWorkshop.To(8));
        await File.WriteAllTextAsync(shop.Server.Config, "no such thing: [");

        var outcome = await shop.ApplyAsync(order);

        Assert.Contains("something else in its configuration", outcome.Failure!.Problem, StringComparison.Ordinal);
        Assert.Equal(RuleWorkshop.TwoRules, shop.Read());
        Assert.Equal(["up > 5", "up == 0"], await shop.RunningAsync());
        Assert.Equal(RevisionResult.RolledBack, shop.History.Revisions.Single().Result);
    }

    [Fact]
    public async Task Apply_OfAFilePrometheusDoesNotRead_IsTakenBack()
    {
        await using var shop = await RuleWorkshop.StartAsync(settings: s => s with { ConfirmWithin = TimeSpan.FromSeconds(1) });
        await File.WriteAllTextAsync(shop.Server.Config, "rule_files: [ /nowhere/*.yml ]\n");

        var outcome = await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)));

        Assert.Contains("runs no group “g” of a file called a.yml", outcome.Failure!.Problem, StringComparison.Ordinal);
        Assert.Equal(RuleWorkshop.TwoRules, shop.Read());
        Assert.Equal(RevisionResult.RolledBack, shop.History.Revisions.Single().Result);
    }

    [Fact]
    public async Task Apply_WithoutLifecycle_IsSavedAndActiveOnceSomebodyReloads()
    {
        await using var shop = await RuleWorkshop.StartAsync(lifecycle: false);

        var outcome = await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)));

        Assert.True(outcome.Succeeded, outcome.Failure?.ToString());
        Assert.False(outcome.Value.IsActive);
        Assert.Contains(outcome.Value.Notes, n => n.Contains("not active until it is reloaded", StringComparison.Ordinal));
        await shop.Care.LookAsync(CancellationToken.None);
        Assert.Equal(RevisionResult.Saved, shop.History.Revisions.Single().Result);

        shop.Server.Hup();
        await Eventually.TrueAsync("the console has seen the reload", async () =>
        {
            await shop.Care.LookAsync(CancellationToken.None);
            return shop.History.Revisions.Single().Result == RevisionResult.Active;
        });
        Assert.Equal(["up > 8", "up == 0"], await shop.RunningAsync());
    }

    [Fact]
    public async Task Apply_ToAServerThatIsGone_ChangesNothing()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var order = shop.Order(0, RuleWorkshop.To(8));
        await shop.Server.StopAsync();

        var outcome = await shop.ApplyAsync(order);

        Assert.Equal(FailureKind.Unreachable, outcome.Failure!.Kind);
        Assert.Contains("Nothing was changed.", outcome.Failure.Remedy, StringComparison.Ordinal);
        Assert.Equal(RuleWorkshop.TwoRules, shop.Read());
        Assert.Empty(shop.History.Revisions);
    }

    [Fact]
    public async Task Apply_ThatCannotWrite_SaysSoAndChangesNothing()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var order = shop.Order(0, RuleWorkshop.To(8));
        Directory.CreateDirectory(new HalfFile(shop.PathOf("a.yml"), shop.Planner.Plan(order).Value!.After.Hash).Path);

        var outcome = await shop.ApplyAsync(order);

        Assert.Contains("cannot be written", outcome.Failure!.Problem, StringComparison.Ordinal);
        Assert.Equal(RuleWorkshop.TwoRules, shop.Read());
        Assert.Equal(RevisionResult.NotWritten, shop.History.Revisions.Single().Result);
    }

    [Fact]
    public async Task Apply_OfWhatIsReadOnly_IsRefusedWithTheReason()
    {
        await using var shop = await RuleWorkshop.StartAsync(settings: s => s with { ReadOnly = true });
        var outcome = await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)));
        Assert.Equal(FailureKind.ReadOnly, outcome.Failure!.Kind);
        Assert.Contains("rules.readOnly", outcome.Failure.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_OfAFileOutsideTheGlobs_TouchesNothing()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var outside = Path.Combine(shop.Storage, "x.yml");
        await File.WriteAllTextAsync(outside, RuleWorkshop.TwoRules);
        var order = shop.Order(0, RuleWorkshop.To(8));

        var outcome = await shop.ApplyAsync(order with { Key = order.Key with { File = outside } });

        Assert.Equal(FailureKind.NotFound, outcome.Failure!.Kind);
        Assert.Equal(RuleWorkshop.TwoRules, await File.ReadAllTextAsync(outside));
        Assert.False(File.Exists(Path.Combine(shop.Storage, ".operator-console.lock")));
    }

    [Fact]
    public async Task Apply_ThroughALink_ChangesTheFileAndKeepsTheLink()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var real = Path.Combine(shop.Storage, "real.yml");
        File.Move(shop.PathOf("a.yml"), real);
        File.CreateSymbolicLink(shop.PathOf("a.yml"), real);

        var outcome = await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)));

        Assert.True(outcome.Succeeded, outcome.Failure?.ToString());
        Assert.Equal(real, new FileInfo(shop.PathOf("a.yml")).LinkTarget);
        Assert.Contains("up > 8", await File.ReadAllTextAsync(real), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ByManyAtOnce_LosesNothing()
    {
        var rules = string.Concat(Enumerable.Range(0, 12).Select(i => $"  - alert: A{i}\n    expr: up > {i + 1}\n"));
        await using var shop = await RuleWorkshop.StartAsync($"groups:\n- name: g\n  rules:\n{rules}");
        var hash = shop.Look();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => shop.ApplyAsync(shop.Order(i, RuleWorkshop.To(100 + i), hash))));

        Assert.All(outcomes, o => Assert.True(o.Succeeded, o.Failure?.ToString()));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"up > {100 + i}"), await shop.RunningAsync());
    }

    [Fact]
    public async Task Apply_ByTwoToTheSameRule_OneWinsAndTheOtherIsTold()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var hash = shop.Look();

        var outcomes = await Task.WhenAll(shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8), hash)), shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(9), hash)));

        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Equal(FailureKind.Conflict, outcomes.Single(o => !o.Succeeded).Failure!.Kind);
    }

    [Fact]
    public async Task Apply_OfLabelsAndTimes_IsConfirmedToo()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var changes = new RuleChanges { For = "1h30m", KeepFiringFor = "10m", Labels = new Dictionary<string, string?> { ["team"] = "it's: ours" }, Annotations = new Dictionary<string, string?> { ["summary"] = "{{ $value }}" } };

        var outcome = await shop.ApplyAsync(shop.Order(0, changes));

        Assert.True(outcome.Succeeded, outcome.Failure?.ToString());
        var rule = (await shop.Prometheus.RulesAsync()).Value!.Single().Rules[0];
        Assert.Equal((5400.0, 600.0, "it's: ours", "{{ $value }}"), (rule.Duration, rule.KeepFiringFor, rule.Labels["team"], rule.Annotations["summary"]));
    }

    private sealed class Steps(List<ApplyStep> steps) : IProgress<ApplyStep>
    {
        public void Report(ApplyStep value) => steps.Add(value);
    }
}
