using OperatorConsole.Web.Features;

namespace OperatorConsole.Tests.Web;

public class ViewerPresenceTests
{
    private readonly ViewerPresence _presence = new();
    private int _watching;
    private int _returns;

    [Fact]
    public void Watch_WhileTheTabIsHidden_Rests()
    {
        using var watch = _presence.WhilePresent(Watch, () => _returns++);
        Assert.Equal(1, _watching);
        _presence.SetHidden(true);
        Assert.Equal(0, _watching);
        _presence.SetHidden(false);
        Assert.Equal((1, 1), (_watching, _returns));
    }

    [Fact]
    public async Task Watch_WhileTheConnectionIsLost_RestsEvenWhenTheTabIsSeen()
    {
        using var watch = _presence.WhilePresent(Watch);
        await _presence.OnConnectionDownAsync(null!, CancellationToken.None);
        _presence.SetHidden(true);
        _presence.SetHidden(false);
        Assert.Equal(0, _watching);
        await _presence.OnConnectionUpAsync(null!, CancellationToken.None);
        Assert.Equal(1, _watching);
    }

    [Fact]
    public void Watch_BegunWhileTheTabIsHidden_WaitsUntilItIsSeen()
    {
        _presence.SetHidden(true);
        using var watch = _presence.WhilePresent(Watch);
        Assert.Equal(0, _watching);
        _presence.SetHidden(false);
        Assert.Equal(1, _watching);
    }

    [Fact]
    public void Watch_Disposed_DoesNotComeBack()
    {
        _presence.WhilePresent(Watch).Dispose();
        _presence.SetHidden(true);
        _presence.SetHidden(false);
        Assert.Equal(0, _watching);
    }

    private Watching Watch()
    {
        _watching++;
        return new Watching(() => _watching--);
    }

    private sealed class Watching(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
