namespace OperatorConsole.Web.Features.Processes;

/// <summary>A program the console starts and ends.</summary>
/// <param name="File">The program's path.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="PidFile">Where it is noted while it runs, so that the next console finds it after a crash.</param>
internal sealed record ChildProgram(string File, IReadOnlyList<string> Arguments, string PidFile)
{
    /// <summary>What the system calls the running process.</summary>
    public string ProcessName => OperatingSystem.IsWindows() ? Path.GetFileNameWithoutExtension(File) : Path.GetFileName(File);
}
