using System.Text;

namespace OperatorConsole.Demo.Simulation;

/// <summary>An append-only log file that is renamed when it has grown to its bound, as log rotation does it.</summary>
/// <remarks>Two generations are kept: <c>x.log</c> and <c>x.log.1</c>.</remarks>
internal sealed class LogFile : IDisposable
{
    private readonly string _path;
    private readonly long _maximumBytes;
    private readonly List<LogFile> _beside = [];
    private FileStream _stream;

    public LogFile(string path, long maximumBytes = 64 * 1024 * 1024)
    {
        _path = path;
        _maximumBytes = maximumBytes;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _stream = Open();
    }

    /// <summary>Opens a further file in the same folder; it is flushed and closed together with this one.</summary>
    public LogFile Beside(string name, long maximumBytes = 64 * 1024 * 1024)
    {
        var file = new LogFile(Path.Combine(Path.GetDirectoryName(_path)!, name), maximumBytes);
        _beside.Add(file);
        return file;
    }

    /// <summary>Writes one line; <see cref="Flush"/> makes it visible to readers.</summary>
    public void WriteLine(string line)
    {
        _stream.Write(Encoding.UTF8.GetBytes(line));
        _stream.WriteByte((byte)'\n');
        if (_stream.Position >= _maximumBytes) Rotate();
    }

    public void Flush()
    {
        _stream.Flush();
        foreach (var file in _beside) file.Flush();
    }

    public void Dispose()
    {
        _stream.Dispose();
        foreach (var file in _beside) file.Dispose();
    }

    private void Rotate()
    {
        _stream.Dispose();
        File.Move(_path, _path + ".1", overwrite: true);
        _stream = Open();
    }

    private FileStream Open() => new(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 64 * 1024);
}
