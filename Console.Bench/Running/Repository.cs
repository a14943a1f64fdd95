namespace OperatorConsole.Bench.Running;

/// <summary>Where things stand in the repository the benchmarks were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A project's program, in the configuration the benchmarks were built in.</summary>
    public static string Program(string project)
    {
        // …/Console.Bench/bin/Release/net10.0/
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, $"Console.{project}", "bin", output.Parent!.Name, output.Name, $"OperatorConsole.{project}.dll");
    }

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OperatorConsole.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The benchmarks do not stand in their repository.");
    }
}
