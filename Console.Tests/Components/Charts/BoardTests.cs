using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OperatorConsole.Core.Panels;
using OperatorConsole.Tests.Fakes;
using OperatorConsole.Web.Components.Charts;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Tests.Components.Charts;

public sealed class BoardTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private readonly ManualTime _time = new();
    private readonly Ticks _ticks;
    private readonly ViewerPresence _presence = new();

    public BoardTests()
    {
        _ticks = new Ticks(_time, bug => throw bug);
        Services.AddSingleton<TimeProvider>(_time);
        Services.AddSingleton(_ => _ticks);
        Services.AddSingleton(_presence);
    }

    private string Now => _time.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    [Fact]
    public void Board_WhenThePageIsSeenAgain_FetchesAtOnceAndNotWhileItIsHidden()
    {
        // Another viewer: the common tick goes on, and comes only every five minutes.
        using var other = _ticks.Watch(Every, _ => { });
        var board = Show();
        board.WaitForAssertion(() => Assert.Single(_time.Waiting));
        _presence.SetHidden(true);
        var before = Revision(board);

        _time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(before, Revision(board));

        _presence.SetHidden(false);
        board.WaitForAssertion(() => Assert.Equal(Now, Revision(board)));
    }

    [Fact]
    public void Board_OfThePast_FetchesNothingWhenThePageIsSeenAgain()
    {
        var board = Show(every: null);
        _presence.SetHidden(true);
        _presence.SetHidden(false);
        Assert.Null(Revision(board));
    }

    private static string? Revision(IRenderedComponent<Board> board) => board.Find("panel-board").GetAttribute("revision");

    private IRenderedComponent<Board> Show() => Show(Every);

    private IRenderedComponent<Board> Show(TimeSpan? every) => Render<Board>(p => p.Add(b => b.Panels, []).Add(b => b.Source, "panels").Add(b => b.Interval, every));
}
