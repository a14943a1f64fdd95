using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.History;

namespace OperatorConsole.Tests.Integration.Alerting.Applying;

public sealed class RevertTests
{
    [Fact]
    public async Task Revert_OfTheLastChange_BringsTheVeryBytesBack()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var applied = await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)));

        var reverted = await shop.Reverter.RevertAsync(applied.Value!.Revision.Id, "tester", "back", null, CancellationToken.None);

        Assert.True(reverted.Succeeded, reverted.Failure?.ToString());
        Assert.Equal((RuleWorkshop.TwoRules, applied.Value.Revision.Id), (shop.Read(), reverted.Value.Revision.Reverts));
        Assert.Equal(["up > 5", "up == 0"], await shop.RunningAsync());
    }

    [Fact]
    public async Task Revert_AfterAnotherRuleWasChanged_TakesBackThisOneAlone()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var applied = await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)));
        await shop.ApplyAsync(shop.Order(1, RuleWorkshop.To(1)));

        var reverted = await shop.Reverter.RevertAsync(applied.Value!.Revision.Id, "tester", "back", null, CancellationToken.None);

        Assert.True(reverted.Succeeded, reverted.Failure?.ToString());
        Assert.Equal(["up > 5", "up == 1"], await shop.RunningAsync());
    }

    [Fact]
    public async Task Revert_AfterTheRuleWasChangedAgain_IsAConflict()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var applied = await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8)));
        await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(9)));

        var reverted = await shop.Reverter.RevertAsync(applied.Value!.Revision.Id, "tester", "back", null, CancellationToken.None);

        Assert.Equal(FailureKind.Conflict, reverted.Failure!.Kind);
        Assert.Equal(["up > 9", "up == 0"], await shop.RunningAsync());
    }

    [Fact]
    public async Task TimeBox_OverWhileTheConsoleWasDown_IsTakenBackAtTheNextStart()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var applied = await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8), window: TimeSpan.FromMilliseconds(1)));
        Assert.Equal(["up > 8", "up == 0"], await shop.RunningAsync());
        shop.Open();

        await Eventually.TrueAsync("the change is taken back", async () =>
        {
            await shop.Care.LookAsync(CancellationToken.None);
            return shop.History.Revisions.Count == 2;
        });

        Assert.Equal(RuleWorkshop.TwoRules, shop.Read());
        var (back, timed) = (shop.History.Revisions[0], shop.History.Revisions[1]);
        Assert.Equal(("the console", timed.Id, RevisionResult.Active), (back.Who, back.Reverts, back.Result));
        Assert.False(timed.IsTimed);
        Assert.Equal(applied.Value!.Revision.Id, timed.Id);
    }

    [Fact]
    public async Task TimeBox_OverARuleThatWasChangedSince_LeavesItAndSaysSo()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8), window: TimeSpan.FromMilliseconds(1)));
        await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(9)));

        await shop.Care.LookAsync(CancellationToken.None);

        Assert.Equal(["up > 9", "up == 0"], await shop.RunningAsync());
        Assert.Contains("could not be taken back", shop.History.Revisions[1].Message, StringComparison.Ordinal);
        Assert.False(shop.History.Revisions[1].IsTimed);
    }

    [Fact]
    public async Task TimeBox_TakenOff_LeavesTheChange()
    {
        await using var shop = await RuleWorkshop.StartAsync();
        var applied = await shop.ApplyAsync(shop.Order(0, RuleWorkshop.To(8), window: TimeSpan.FromMilliseconds(1)));
        shop.History.Untime(applied.Value!.Revision.Id, "kept");

        await shop.Care.LookAsync(CancellationToken.None);

        Assert.Single(shop.History.Revisions);
        Assert.Equal(["up > 8", "up == 0"], await shop.RunningAsync());
    }
}
