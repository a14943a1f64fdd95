using System.Globalization;

namespace OperatorConsole.Core.Requests.LogFiles;

/// <summary>The files a pattern such as <c>/var/log/gateway/*.log*</c> names now. Links that lead out of the folder before the first star are refused: they may be anyone's.</summary>
public sealed class LogGlob
{
    /// <summary>More files are not followed.</summary>
    public const int MostFiles = 10_000;

    private readonly string _root;
    private readonly string[] _parts;

    /// <summary>Takes a whole path with stars and question marks in any of its parts.</summary>
    public LogGlob(string pattern)
    {
        var parts = pattern.Split(Path.DirectorySeparatorChar);
        var first = Array.FindIndex(parts, IsPattern);
        if (first < 0) first = parts.Length - 1;
        _root = Path.GetFullPath(string.Join(Path.DirectorySeparatorChar, parts[..first]) + Path.DirectorySeparatorChar);
        _parts = parts[first..];
    }

    /// <summary>The files, and what of them or of their folders cannot be used and why.</summary>
    public (IReadOnlyList<string> Files, IReadOnlyList<string> Problems) Expand()
    {
        List<string> found = [_root];
        List<string> problems = [];
        for (var i = 0; i < _parts.Length; i++)
        {
            var isLast = i == _parts.Length - 1;
            found = [.. found.SelectMany(folder => Entries(folder, _parts[i], isLast, problems)).Take(MostFiles + 1)];
        }
        if (found.Count > MostFiles)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"More than {MostFiles} files below {_root} fit the pattern; the others are left out."));
            found.RemoveRange(MostFiles, found.Count - MostFiles);
        }
        return (found, problems);
    }

    private IEnumerable<string> Entries(string folder, string pattern, bool isLast, List<string> problems)
    {
        try
        {
            var below = new DirectoryInfo(folder);
            IEnumerable<FileSystemInfo> entries = isLast ? below.EnumerateFiles(pattern) : below.EnumerateDirectories(pattern);
            return [.. entries.Where(e => StaysInside(e, problems)).Select(e => e.FullName).Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            if (folder == _root) problems.Add($"There is no folder {folder}.");
            return [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add($"The folder {folder} cannot be read: {problem.Message}");
            return [];
        }
    }

    private bool StaysInside(FileSystemInfo entry, List<string> problems)
    {
        if (entry.LinkTarget is null) return true;
        var target = entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        if (target?.StartsWith(_root, StringComparison.Ordinal) == true) return true;
        problems.Add($"{entry.FullName} leads out of {_root} to {target ?? "nowhere"} and is left out. Name its target in the settings instead.");
        return false;
    }

    private static bool IsPattern(string part) => part.AsSpan().ContainsAny('*', '?');
}
