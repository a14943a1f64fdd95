using System.Buffers;
using System.IO.Compression;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>A log that was rotated away and compressed. Places are those of its text; reading backwards inflates it anew.</summary>
internal sealed class GzipContent(string path) : LogContent
{
    private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024);
    private GZipStream? _text;
    private long _at;
    private long? _end;
    private byte _last = (byte)'\n';

    public override bool IsFinal => true;

    // Not known before it was read to its end. Half of the highest number, so that sums do not overflow.
    public override long Length => _end ?? long.MaxValue / 2;

    /// <summary>Whether a file's name says that it is compressed.</summary>
    public static bool Is(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    public override int Read(Span<byte> into, long at)
    {
        if (into.IsEmpty || at >= _end) return 0;
        if (_text is null || at < _at) Rewind();
        if (at > _at && !Skip(at)) return 0;
        var read = Inflate(into);
        if (read > 0)
        {
            _last = into[read - 1];
            _at += read;
            return read;
        }
        // What is compressed is not written on: a last line without an end is a line.
        var isMissing = _end is null && _last != '\n' && _at > 0;
        _end = isMissing ? _at + 1 : _end ?? _at;
        if (at >= _end) return 0;
        (into[0], _last) = ((byte)'\n', (byte)'\n');
        _at++;
        return 1;
    }

    protected override void Dispose(bool disposing)
    {
        _text?.Dispose();
        _file.Dispose();
    }

    private void Rewind()
    {
        _text?.Dispose();
        _file.Position = 0;
        _text = new GZipStream(_file, CompressionMode.Decompress, leaveOpen: true);
        (_at, _last) = (0, (byte)'\n');
    }

    private int Inflate(Span<byte> into)
    {
        try
        {
            return _text!.Read(into);
        }
        catch (InvalidDataException problem)
        {
            throw new IOException($"{path} is compressed, and damaged from byte {_at} of its text on", problem);
        }
    }

    private bool Skip(long to)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (_at < to)
            {
                var read = Inflate(buffer.AsSpan(0, (int)Math.Min(buffer.Length, to - _at)));
                if (read == 0) return false;
                _last = buffer[read - 1];
                _at += read;
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
