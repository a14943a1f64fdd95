using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Gateways;

/// <summary>Profiles of the operator's own come, change, break and go while the console runs.</summary>
public sealed class ProfileFolderTests : IDisposable
{
    private const string Good = "profile: mine\ntitle: Mine\nalive: { query: up }";

    private readonly TemporaryFolder _folder = new();
    private readonly GatewayFleet _fleet;

    public ProfileFolderTests() => _fleet = FleetOf("mine");

    private FleetMember It => _fleet.Members[0];

    [Fact]
    public async Task Watch_OfAFolder_FollowsItsFiles()
    {
        using var stop = new CancellationTokenSource();
        var watching = new ProfileFolder(_folder.Path, _fleet, TimeProvider.System).WatchAsync(stop.Token);
        Assert.False(It.Gateway.Succeeded);

        _folder.Write("mine.yaml", Good);
        await Eventually.TrueAsync("a new file is in force", () => It.Gateway.Value?.Profile.Title == "Mine");

        _folder.Write("mine.yaml", Good.Replace("Mine", "Yours", StringComparison.Ordinal));
        await Eventually.TrueAsync("the change is in force", () => It.Gateway.Value?.Profile.Title == "Yours");

        File.Delete(Path.Combine(_folder.Path, "mine.yaml"));
        await Eventually.TrueAsync("the profile is gone", () => !It.Gateway.Succeeded);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
    }

    [Fact]
    public void Refresh_OfABrokenFile_KeepsTheLastGoodProfileAndSaysWhatIsWrong()
    {
        var folder = new ProfileFolder(_folder.Path, _fleet, TimeProvider.System);
        var path = _folder.Write("mine.yaml", Good);
        folder.Refresh();
        _folder.Write("mine.yaml", Good + "\nsignls: {}");
        folder.Refresh();
        Assert.Equal("Mine", It.Gateway.Value?.Profile.Title);
        Assert.StartsWith($"{path}:4:1: “signls” is not known here", It.Problems.Single().ToString(), StringComparison.Ordinal);

        _folder.Write("mine.yaml", "profile: [");
        folder.Refresh();
        Assert.Equal("Mine", It.Gateway.Value?.Profile.Title);

        _folder.Write("mine.yaml", Good);
        folder.Refresh();
        Assert.Empty(It.Problems);
    }

    [Fact]
    public void Refresh_OfABrokenFileForABuiltInName_KeepsTheBuiltInOne()
    {
        var fleet = FleetOf("isartor");
        _folder.Write("own.yaml", "profile: isartor\ntitle: 7");
        new ProfileFolder(_folder.Path, fleet, TimeProvider.System).Refresh();
        Assert.Equal("Isartor", fleet.Members[0].Gateway.Value?.Profile.Title);
        Assert.Contains(":1:1: “alive” is missing", fleet.Members[0].Problems.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_WithTwoFilesOfOneName_KeepsTheFirstAndNamesBoth()
    {
        var first = _folder.Write("a.yaml", Good);
        var second = _folder.Write("b.yaml", "# another\n" + Good.Replace("Mine", "Yours", StringComparison.Ordinal));
        new ProfileFolder(_folder.Path, _fleet, TimeProvider.System).Refresh();
        Assert.Equal("Mine", It.Gateway.Value?.Profile.Title);
        Assert.Equal($"{second}:2:10: the profile “mine” stands in {first} too, and that one is in force", It.Problems.Single().ToString());
    }

    [Fact]
    public void Refresh_OfAnotherFile_LeavesTheProfileInForceAsItIs()
    {
        _folder.Write("mine.yaml", Good);
        var folder = new ProfileFolder(_folder.Path, _fleet, TimeProvider.System);
        folder.Refresh();
        var before = It.Gateway.Value;
        _folder.Write("other.yaml", Good.Replace("mine", "other", StringComparison.Ordinal));
        folder.Refresh();
        Assert.True(_fleet.Profiles.Find("other").Succeeded);
        Assert.Same(before, It.Gateway.Value);
    }

    [Fact]
    public void Refresh_WithoutAChange_LeavesTheFleetAsItIs()
    {
        _folder.Write("mine.yaml", Good);
        var folder = new ProfileFolder(_folder.Path, _fleet, TimeProvider.System);
        folder.Refresh();
        var before = _fleet.Members;
        folder.Refresh();
        Assert.Same(before, _fleet.Members);
    }

    [Fact]
    public void Refresh_OfAHugeFile_SaysSo()
    {
        _folder.Write("mine.yaml", new string('#', 2 * 1024 * 1024));
        new ProfileFolder(_folder.Path, _fleet, TimeProvider.System).Refresh();
        Assert.Contains("larger than a profile can be", It.Gateway.Failure!.Problem, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static GatewayFleet FleetOf(string profile) =>
        new(new ConsoleSettings { Gateways = [new GatewaySettings { Name = "it", Profile = profile }] }, ProfileCatalogue.Load());
}
