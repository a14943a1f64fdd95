using System.Text;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;

namespace OperatorConsole.Tests.Integration.Alerting.Applying;

public sealed class RecoveryTests
{
    private static readonly string After = RuleWorkshop.TwoRules.Replace("up > 5", "up > 8", StringComparison.Ordinal);

    [Fact]
    public async Task Start_AfterACrashBehindTheWrite_FinishesTheChange()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        await CrashAsync(shop, RuleWorkshop.TwoRules, After, left: After);

        Assert.Null(await shop.Applier.RecoverAsync(CancellationToken.None));

        Assert.Equal(RevisionResult.Active, shop.History.Revisions.Single().Result);
        Assert.Equal(["up > 8", "up == 0"], await shop.RunningAsync());
    }

    [Fact]
    public async Task Start_AfterACrashBeforeTheWrite_LeavesTheOldFile()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        await CrashAsync(shop, RuleWorkshop.TwoRules, After, left: RuleWorkshop.TwoRules);
        var half = HalfOf(shop);
        await File.WriteAllTextAsync(half.Path, After[..20]);

        Assert.Null(await shop.Applier.RecoverAsync(CancellationToken.None));

        Assert.Equal(RevisionResult.NotWritten, shop.History.Revisions.Single().Result);
        Assert.Equal(["up > 5", "up == 0"], await shop.RunningAsync());
        Assert.False(File.Exists(half.Path));
    }

    [Fact]
    public async Task Start_AfterACrashThatHadDisplacedSomebodyElsesBytes_PutsThoseBack()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        await CrashAsync(shop, RuleWorkshop.TwoRules, After, left: After);
        await File.WriteAllTextAsync(HalfOf(shop).Path, RuleWorkshop.TwoRules + "# theirs\n");

        Assert.Null(await shop.Applier.RecoverAsync(CancellationToken.None));

        Assert.Equal((RevisionResult.Unknown, RuleWorkshop.TwoRules + "# theirs\n"), (shop.History.Revisions.Single().Result, shop.Read()));
        Assert.False(File.Exists(HalfOf(shop).Path));
    }

    [Fact]
    public async Task Start_AfterACrashBetweenTwoOthers_KeepsTheEarlierBesideTheLater()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        await CrashAsync(shop, RuleWorkshop.TwoRules, After, left: After + "# later\n");
        await File.WriteAllTextAsync(HalfOf(shop).Path, RuleWorkshop.TwoRules + "# earlier\n");

        Assert.Null(await shop.Applier.RecoverAsync(CancellationToken.None));

        Assert.Equal(After + "# later\n", shop.Read());
        var kept = Assert.Single(Directory.EnumerateFiles(shop.Rules, ".*-kept"));
        Assert.Equal(RuleWorkshop.TwoRules + "# earlier\n", await File.ReadAllTextAsync(kept));
        Assert.Contains(kept, shop.History.Revisions.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterACrashWithAFilePrometheusRefuses_PutsTheOldOneBack()
    {
        const string Refused = "groups:\n- name: g\n  rules:\n  - alert: A\n    expr: nosuch(up)\n";
        await using var shop = await RuleWorkshop.StartAsync();
        await CrashAsync(shop, RuleWorkshop.TwoRules, Refused, left: Refused);

        Assert.Null(await shop.Applier.RecoverAsync(CancellationToken.None));

        Assert.Equal((RevisionResult.RolledBack, RuleWorkshop.TwoRules), (shop.History.Revisions.Single().Result, shop.Read()));
        Assert.Equal(["up > 5", "up == 0"], await shop.RunningAsync());
    }

    [Fact]
    public async Task Start_AfterACrashInTheMiddleOfAWriteInPlace_PutsTheOldBytesBack()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var torn = string.Concat("# a longer head\n", After.AsSpan(0, 40), RuleWorkshop.TwoRules.AsSpan(56));
        await CrashAsync(shop, RuleWorkshop.TwoRules, "# a longer head\n" + After, left: torn, isInPlace: true);

        Assert.Null(await shop.Applier.RecoverAsync(CancellationToken.None));

        Assert.Equal((RevisionResult.NotWritten, RuleWorkshop.TwoRules), (shop.History.Revisions.Single().Result, shop.Read()));
    }

    [Fact]
    public async Task Start_AfterACrashAndSomebodyElsesChange_LeavesThat()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        await CrashAsync(shop, RuleWorkshop.TwoRules, After, left: "groups: []\n");

        Assert.Null(await shop.Applier.RecoverAsync(CancellationToken.None));

        Assert.Equal((RevisionResult.Unknown, "groups: []\n"), (shop.History.Revisions.Single().Result, shop.Read()));
    }

    [Fact]
    public async Task Start_WhilePrometheusIsDown_FinishesLater()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        await CrashAsync(shop, RuleWorkshop.TwoRules, After, left: After);
        await shop.Server.StopAsync();

        Assert.Contains("waits for that", (await shop.Applier.RecoverAsync(CancellationToken.None))!.Remedy, StringComparison.Ordinal);
        Assert.Equal(RevisionResult.Begun, shop.History.Revisions.Single().Result);
    }

    [Fact]
    public async Task History_WithAnEndThatACrashCutOff_GoesOnBehindIt()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)));
        var path = Path.Combine(shop.Storage, "history.jsonl");
        await File.AppendAllTextAsync(path, "{\"begun\":{\"id\":2,\"at\":\"20");
        shop.Open();

        await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(9)));
        shop.Open();

        Assert.Equal(1, shop.History.UnreadableLines);
        Assert.Equal([RevisionResult.Active, RevisionResult.Active], shop.History.Revisions.Select(r => r.Result));
    }

    [Theory]
    [InlineData("", "old", "new!", true)]
    [InlineData("ne", "old", "new!", true)]
    [InlineData("ned", "old", "new!", true)]
    [InlineData("nex", "old", "new!", false)]
    [InlineData("other", "old", "new!", false)]
    public void Torn_Bytes_AreBeginningOfOneAndEndOfTheOther(string now, string old, string after, bool isTorn) =>
        Assert.Equal(isTorn, RuleRecovery.IsTorn(Encoding.UTF8.GetBytes(now), Encoding.UTF8.GetBytes(old), Encoding.UTF8.GetBytes(after)));

    private static HalfFile HalfOf(RuleWorkshop shop) => new(shop.PathOf("a.yml"), RuleFileContent.HashOf(Encoding.UTF8.GetBytes(After)));

    /// <summary>What a crash leaves: a change that was begun, and the file in some state.</summary>
    private static async Task CrashAsync(RuleWorkshop shop, string old, string after, string left, bool isInPlace = false)
    {
        var (before, then) = (new RuleFileContent(Encoding.UTF8.GetBytes(old)), new RuleFileContent(Encoding.UTF8.GetBytes(after)));
        shop.Versions.Keep(before);
        shop.Versions.Keep(then);
        shop.History.Begin(new RuleRevision
        {
            Id = 0, At = default, Who = "t", Reason = "r", File = shop.PathOf("a.yml"), Group = "g", Index = 0, Rule = "Slow", Changes = [], Diff = "", OldHash = before.Hash, NewHash = then.Hash, IsInPlace = isInPlace,
        });
        await File.WriteAllTextAsync(shop.PathOf("a.yml"), left);
        shop.Open();
    }
}
