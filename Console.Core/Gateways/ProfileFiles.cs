namespace OperatorConsole.Core.Gateways;

/// <summary>The text of one profile file, or why it cannot be had.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">What stands in it; empty where it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null where it can.</param>
public sealed record ProfileFile(string Path, string Text, string? Problem);

/// <summary>Reads the folder of an operator's own profiles.</summary>
internal static class ProfileFiles
{
    /// <summary>A profile is a few kilobytes; what is larger is something else.</summary>
    private const int MaxBytes = 1024 * 1024;

    /// <summary>All files <c>*.yaml</c> and <c>*.yml</c> in the order of their names; none where the folder is missing.</summary>
    public static IReadOnlyList<ProfileFile> Read(string? folder)
    {
        if (folder is null || !Directory.Exists(folder)) return [];
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.yaml").Concat(Directory.EnumerateFiles(folder, "*.yml")).Order(StringComparer.Ordinal).Select(ReadOne)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [new ProfileFile(folder, "", $"the folder cannot be read: {problem.Message}")];
        }
    }

    private static ProfileFile ReadOne(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > MaxBytes) return new ProfileFile(path, "", "the file is larger than a profile can be (1 MB)");
            using var text = new StreamReader(stream);
            return new ProfileFile(path, text.ReadToEnd(), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new ProfileFile(path, "", $"the file cannot be read: {problem.Message}");
        }
    }
}
