using Microsoft.Win32.SafeHandles;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>The bytes of a log, compressed or not. Never mapped into memory: a file that is cut under a map ends the process.</summary>
public abstract class LogContent : IDisposable
{
    /// <summary>Whether its bytes are there once and for all, as those of a compressed log.</summary>
    public abstract bool IsFinal { get; }

    /// <summary>Its length at the moment in bytes; more than there are where it is not known.</summary>
    public abstract long Length { get; }

    /// <summary>Opens a log whose writer goes on, renames it, cuts it or takes it away.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static LogContent Open(string path) => GzipContent.Is(path)
        ? new GzipContent(path)
        : new PlainContent(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    /// <summary>Reads from a place on.</summary>
    /// <returns>How many bytes were read; zero at the end.</returns>
    public abstract int Read(Span<byte> into, long at);

    /// <summary>Reads until the span is full or the log ends.</summary>
    public int ReadUpTo(Span<byte> into, long at)
    {
        var read = 0;
        while (read < into.Length && Read(into[read..], at + read) is > 0 and var now) read += now;
        return read;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected abstract void Dispose(bool disposing);

    private sealed class PlainContent(SafeFileHandle file) : LogContent
    {
        public override bool IsFinal => false;

        public override long Length => RandomAccess.GetLength(file);

        public override int Read(Span<byte> into, long at) => RandomAccess.Read(file, into, at);

        protected override void Dispose(bool disposing) => file.Dispose();
    }
}
