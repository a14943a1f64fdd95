using OperatorConsole.Web.Features.Processes;
using OperatorConsole.Web.Features.Startup;
using OperatorConsole.Web.Features.Storage;

namespace OperatorConsole.Web.Features.Demo;

/// <summary>The demo program, and how it is started.</summary>
internal sealed class DemoProgram(CommandLine commandLine, StorageFolder storage, string prometheus)
{
    private readonly string _program = commandLine.DemoProgram ?? Path.Combine(AppContext.BaseDirectory, "demo", "OperatorConsole.Demo.dll");

    public string PidFile => Path.Combine(storage.Demo, "demo.pid");

    /// <summary>Decided at every start: the past is written once, into a database that has none.</summary>
    /// <exception cref="StartupException">The program is not there.</exception>
    public ChildProgram Describe()
    {
        if (!File.Exists(_program))
        {
            throw new StartupException(ExitCode.DemoFailed, $"""
                The demo program is not at {_program}.
                  remedy:  Name it with --demo-program, or start without --demo and with --config FILE.
                """);
        }
        return Path.GetExtension(_program) == ".dll"
            ? new ChildProgram(Dotnet(), [Path.GetFullPath(_program), .. Arguments()], PidFile)
            : new ChildProgram(Path.GetFullPath(_program), Arguments(), PidFile);
    }

    private List<string> Arguments()
    {
        var arguments = new List<string> { "--data", storage.Demo };
        if (commandLine.DemoFirstPort is { } port) arguments.AddRange(["--first-port", port]);
        if (commandLine.DemoTracesTo is { } receiver) arguments.AddRange(["--traces-to", receiver]);
        if (commandLine.DemoSeed is { } seed) arguments.AddRange(["--seed", seed]);
        if (IsEmpty(storage.Prometheus.Data)) arguments.AddRange(["--database", storage.Prometheus.Data, "--history", commandLine.DemoHistory]);
        // promtool comes with prometheus and stands beside it.
        var promtool = Path.Combine(Path.GetDirectoryName(prometheus)!, "promtool");
        if (File.Exists(promtool)) arguments.AddRange(["--promtool", promtool]);
        return arguments;
    }

    private static bool IsEmpty(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    // The console itself may run on it, or as a program of its own.
    private static string Dotnet()
    {
        if (Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet") return own;
        return ProgramPath.Find("dotnet")
            ?? throw new StartupException(ExitCode.DemoFailed, "The demo needs the program dotnet, which is not on the PATH.\n  remedy:  Install the .NET 10 runtime.");
    }
}
