namespace OperatorConsole.Core.Requests.LogFiles;

/// <summary>A log file as a listing shows it.</summary>
/// <param name="Gateway">Whose it is.</param>
/// <param name="Path">Its whole path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Modified">When it was last written.</param>
public sealed record LogFile(string Gateway, string Path, long Bytes, DateTimeOffset Modified)
{
    /// <summary>The files of all settings, the latest first, and what cannot be read of them.</summary>
    internal static (IReadOnlyList<LogFile> Files, IReadOnlyList<string> Problems) List(IEnumerable<(string Gateway, LogGlob Glob)> logs)
    {
        List<LogFile> files = [];
        List<string> problems = [];
        foreach (var (gateway, glob) in logs)
        {
            var (paths, refused) = glob.Expand();
            problems.AddRange(refused);
            foreach (var path in paths)
            {
                var info = new FileInfo(path);
                // One that was renamed since is listed again by its new name.
                if (info.Exists) files.Add(new LogFile(gateway, path, info.Length, info.LastWriteTimeUtc));
            }
        }
        return ([.. files.DistinctBy(f => f.Path).OrderByDescending(f => f.Modified).ThenBy(f => f.Path, StringComparer.Ordinal)], problems);
    }
}
