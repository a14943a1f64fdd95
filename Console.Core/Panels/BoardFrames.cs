using System.Globalization;
using System.IO.Compression;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels;

/// <summary>The charts of a page as they are sent: read, written and compressed once for all who look at the same.</summary>
public sealed class BoardFrames(BoardReader reader)
{
    /// <summary>Two hundred viewers of a page share one; this much is kept for pages that differ.</summary>
    private const long MaxBytes = 32 * 1024 * 1024;

    private readonly RecentlyUsed<string, Entry> _entries = new(MaxBytes, key => 500 + (2 * key.Length));

    /// <summary>The frame that answers a question.</summary>
    /// <param name="board">The charts.</param>
    /// <param name="question">The moments.</param>
    /// <param name="since">The revision the reader has, as a frame gave it; null or anything else for nothing.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<BoardFrame> GetAsync(PanelBoard board, PanelQuestion question, string? since, CancellationToken cancellation)
    {
        var known = FrameRevision.Parse(since);
        var key = string.Create(CultureInfo.InvariantCulture,
            $"{board.Key} {string.Join(',', board.Gateways.Select(g => g.Revision))} {string.Join(',', board.Panels.Select(p => p.Id))} {question.Grid} {question.Range.Ticks} {question.Tick.UtcTicks} {known}");
        return _entries.GetOrAdd(key, k => new Entry((e, bytes) => _entries.Resize(k, e, bytes))).GetAsync(async stop =>
        {
            var data = await reader.ReadAsync(board, question, stop);
            return BoardFrame.Of(PanelFrame.Write(data, known));
        }, cancellation);
    }

    private sealed class Entry(Action<Entry, long> resized)
    {
        private readonly Lock _lock = new();
        private BoardFrame? _frame;
        private SharedTask<BoardFrame>? _writing;

        public async Task<BoardFrame> GetAsync(Func<CancellationToken, Task<BoardFrame>> write, CancellationToken cancellation)
        {
            Task<BoardFrame>? writing;
            lock (_lock)
            {
                if (_frame is not null) return _frame;
                writing = _writing?.Join(cancellation);
                if (writing is null) _writing = SharedTask<BoardFrame>.Start(write, cancellation, out writing);
            }
            var frame = await writing;
            lock (_lock) _frame = frame;
            resized(this, frame.Compressed.Length);
            return frame;
        }
    }
}

/// <summary>The bytes of a frame.</summary>
/// <param name="Compressed">The frame, compressed with Brotli.</param>
/// <param name="Length">Its length before that.</param>
/// <param name="Hash">Tells it from others; in hexadecimal.</param>
public sealed record BoardFrame(byte[] Compressed, int Length, string Hash)
{
    /// <summary>Fast enough to be done at every refresh; higher ones win little on numbers.</summary>
    private const int Quality = 2;

    /// <summary>Compresses a frame.</summary>
    internal static BoardFrame Of(byte[] frame)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(frame.Length)];
        if (!BrotliEncoder.TryCompress(frame, buffer, out var written, Quality, window: 22)) throw new InvalidOperationException("The buffer was as large as Brotli asked for.");
        return new BoardFrame(buffer[..written], frame.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(frame).AsSpan(0, 12)));
    }

    /// <summary>The frame itself, for readers without Brotli.</summary>
    public byte[] Decompress()
    {
        var frame = new byte[Length];
        return BrotliDecoder.TryDecompress(Compressed, frame, out var written) && written == Length ? frame : throw new InvalidOperationException("A frame is not what it was.");
    }
}
