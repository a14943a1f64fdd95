using System.Text;
using OperatorConsole.Core.Requests.Lines;

namespace OperatorConsole.Core.Requests.Docker;

/// <summary>
/// What a container printed, kept in files of the console's own: Docker gives out logs from their beginning only, and reading ten
/// gigabytes that way takes minutes. The files are written as Kubernetes' runtimes write theirs, and indexed like all others.
/// </summary>
internal sealed class ContainerSpool : IDisposable
{
    private const long FileBytes = 64 << 20;
    private const int Tail = 256 << 10;
    private const int StampLength = 30;

    private readonly string _path;
    private readonly int _files;
    private FileStream _file;
    private string _last;
    private int _known;

    /// <param name="folder">The folder of this container alone.</param>
    /// <param name="mostBytes">How much is kept.</param>
    public ContainerSpool(string folder, long mostBytes)
    {
        Directory.CreateDirectory(folder);
        _path = Path.Combine(folder, "log");
        _files = (int)Math.Max(1, mostBytes / FileBytes);
        (_last, _known) = LastOf(_path) ?? LastOf(_path + ".1") ?? ("", 0);
        _file = Open();
    }

    /// <summary>The time of the last record; null where there is none.</summary>
    public DateTimeOffset? Last => _last.Length > 0 ? LogTime.Read(_last) : null;

    /// <summary>Adds a record; one that is known already is left out.</summary>
    public void Add(DockerRecord record)
    {
        // Who asks for what came since a moment is sent the records of that moment once more.
        var order = string.CompareOrdinal(record.Time, _last);
        if (order < 0 && _known > 0) return;
        if (order == 0 && _known > 0)
        {
            _known--;
            return;
        }
        (_last, _known) = (record.Time, 0);
        _file.Write(Encoding.ASCII.GetBytes($"{record.Time} {(record.IsError ? "stderr" : "stdout")} {(record.GoesOn ? 'P' : 'F')} "));
        _file.Write(record.Text.Span);
        _file.WriteByte((byte)'\n');
        if (_file.Position >= FileBytes && !record.GoesOn) Rotate();
    }

    /// <summary>Makes what was added visible.</summary>
    public void Flush() => _file.Flush();

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Rotate()
    {
        _file.Dispose();
        File.Delete($"{_path}.{_files - 1}");
        for (var i = _files - 2; i > 0; i--)
            if (File.Exists($"{_path}.{i}")) File.Move($"{_path}.{i}", $"{_path}.{i + 1}");
        if (_files > 1) File.Move(_path, _path + ".1");
        else File.Delete(_path);
        _file = Open();
    }

    private FileStream Open() => new(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>The time of the last record, and how many records have it.</summary>
    private static (string Time, int Count)? LastOf(string path)
    {
        if (!File.Exists(path)) return null;
        using var file = File.OpenRead(path);
        file.Position = Math.Max(0, file.Length - Tail);
        using var text = new StreamReader(file, Encoding.Latin1);
        var times = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.Length >= StampLength).Select(l => l[..StampLength]).ToArray();
        return times.Length > 0 ? (times[^1], times.Count(t => t == times[^1])) : null;
    }
}
