using OperatorConsole.Bench.Running;

namespace OperatorConsole.Bench.Viewers;

/// <summary>Somebody who has a page open: a circuit of its own, and the charts' values at every revision it names.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    private readonly BoardReader? _board;
    private Circuit? _circuit;
    private string? _revision;
    private Task _fetching = Task.CompletedTask;

    private Viewer(BoardReader? board) => _board = board;

    public Circuit Circuit => _circuit!;

    /// <summary>Frames fetched so far.</summary>
    public int Frames => _board?.Frames ?? 0;

    /// <summary>Opens a page, and waits until its circuit stands and its charts have their values.</summary>
    public static async Task<Viewer> OpenAsync(ConsoleUnderTest console, string path, CancellationToken cancellation = default)
    {
        var page = new Uri(console.Address, path);
        var html = new PageHtml(await console.Http.GetStringAsync(page, cancellation));
        var viewer = new Viewer(html.Board is { } source ? new BoardReader(console, source) : null);
        if (viewer._board is { } board) await board.FetchAsync(null, cancellation);
        viewer._circuit = await Circuit.StartAsync(console.Address, page, html, viewer.Rendered, cancellation);
        return viewer;
    }

    /// <summary>Fails where it does not watch any more, or could not fetch.</summary>
    public async Task MustWatchAsync()
    {
        _circuit!.MustStand();
        await _fetching;
    }

    public async ValueTask DisposeAsync()
    {
        if (_circuit is not null) await _circuit.DisposeAsync();
        await _fetching;
    }

    private void Rendered(byte[] batch)
    {
        if (_board is null || RenderBatch.Find(batch, "revision") is not { } revision || revision == _revision) return;
        _revision = revision;
        var before = _fetching;
        _fetching = Task.Run(async () =>
        {
            await before;
            await _board.FetchAsync(revision);
        });
    }
}
