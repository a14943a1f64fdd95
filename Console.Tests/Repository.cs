namespace OperatorConsole.Tests;

/// <summary>Where things stand in the repository the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A file that is kept after the tests; its folder is created.</summary>
    public static string Artifact(params ReadOnlySpan<string> parts)
    {
        var path = Path.Combine([Root, "artifacts", .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>A project's program, in the configuration the tests were built in.</summary>
    public static string Program(string project)
    {
        // …/Console.Tests/bin/Release/net10.0/
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(Root, $"Console.{project}", "bin", output.Parent!.Name, output.Name, $"OperatorConsole.{project}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("Build the solution first.", path);
    }

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OperatorConsole.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not stand in their repository.");
    }
}
