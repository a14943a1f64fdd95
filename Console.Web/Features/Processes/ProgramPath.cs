namespace OperatorConsole.Web.Features.Processes;

/// <summary>Finds programs the way a shell does.</summary>
internal static class ProgramPath
{
    /// <summary>The path of a program given by name or by path; null where there is none that may be run.</summary>
    public static string? Find(string program)
    {
        if (program.Contains(Path.DirectorySeparatorChar)) return IsRunnable(program) ? Path.GetFullPath(program) : null;
        var name = OperatingSystem.IsWindows() && !Path.HasExtension(program) ? program + ".exe" : program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(IsRunnable);
    }

    private static bool IsRunnable(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
