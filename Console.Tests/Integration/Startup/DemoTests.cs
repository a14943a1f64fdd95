using System.Net.Http.Json;
using System.Text.Json;
using OperatorConsole.Web.Features.Processes;
using OperatorConsole.Web.Features.Startup;

namespace OperatorConsole.Tests.Integration.Startup;

/// <summary><c>--demo</c>, with the real demo and with programs that behave badly in its place.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Demo_Real_IsWatchedWithItsPastAndEndsWithTheConsole()
    {
        await using var console = ConsoleProcess.Start(_folder.Path, ["--demo", "--demo-program", Repository.Program("Demo"), "--demo-first-port", "0", "--demo-history", "3h"]);
        var address = await console.ReadyAsync();
        var demo = Noted();

        Assert.Contains("history: day 1 of 1", console.Output, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetDirectories(Path.Combine(_folder.Path, "prometheus", "data"), "01*"));
        using var http = new HttpClient();
        var answer = await http.GetFromJsonAsync<JsonElement>(new Uri(address, "/api/v1/gateways"));
        Assert.NotEqual(0, answer.GetProperty("gateways").GetArrayLength());

        console.Signal("TERM");
        Assert.Equal(ExitCode.Ok, await console.EndedAsync());
        Assert.Null(ProcessIdentity.Of(demo.Id));
    }

    [Fact]
    public async Task Demo_ConsoleKilled_EndsToo()
    {
        await using var console = ConsoleProcess.Start(_folder.Path, ["--demo", "--demo-program", Repository.Program("Demo"), "--demo-first-port", "0", "--demo-history", "0s"]);
        await console.ReadyAsync();
        var demo = Noted();

        await console.KillAsync();
        await new PidFile(PidFile, new Fakes.LogLines()).EndStrayAsync(CancellationToken.None);

        await Eventually.TrueAsync("the demo ends", () => ProcessIdentity.Of(demo.Id) is null);
    }

    [Fact]
    public async Task Demo_EndingBeforeItIsReady_ShowsItsErrorAndEndsTheConsole()
    {
        await using var console = Start("echo 'history: day 1 of 7'; echo 'promtool: no space left on device' >&2; exit 9");

        Assert.Equal(ExitCode.DemoFailed, await console.EndedAsync());
        Assert.Equal("history: day 1 of 7", console.Output);
        Assert.Equal("""
            promtool: no space left on device
            The demo ended with exit code 9 before it was ready; what it said stands above.
              remedy:  Mend what it complains about, or start without --demo and with --config FILE.
            """, console.Errors);
    }

    [Fact]
    public async Task Demo_InterruptedWhileStarting_IsEnded()
    {
        await using var console = Start("echo 'history: day 1 of 7'; while true; do sleep 0.05; done");
        await Eventually.TrueAsync("it has begun", () => console.Output.Length > 0);
        var demo = Noted();

        console.Signal("INT");

        Assert.Equal(ExitCode.Ok, await console.EndedAsync());
        Assert.Null(ProcessIdentity.Of(demo.Id));
        Assert.Empty(console.Errors);
    }

    [Fact]
    public async Task Demo_InterruptedWhileWritingItsPast_LeavesNothing()
    {
        if (!OperatingSystem.IsLinux()) return;
        // A promtool that never comes to an end, beside the prometheus that is named.
        Script("promtool", "while true; do sleep 0.05; done");
        var prometheus = Path.Combine(_folder.Path, "prometheus-program");
        File.CreateSymbolicLink(prometheus, ProgramPath.Find("prometheus")!);
        await using var console = ConsoleProcess.Start(
            _folder.Path, ["--demo", "--demo-program", Repository.Program("Demo"), "--demo-first-port", "0", "--prometheus.program", prometheus]);
        await Eventually.TrueAsync("promtool runs", () => OnTheFolder().Any(c => c.Contains($"{_folder.Path}/promtool", StringComparison.Ordinal) && c.Contains("openmetrics", StringComparison.Ordinal)));

        console.Signal("TERM");

        Assert.Equal(ExitCode.Ok, await console.EndedAsync());
        Assert.Empty(OnTheFolder());
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "prometheus", "data")));
    }

    [Fact]
    public async Task Demo_DyingLater_IsStartedAgainWithoutThePast()
    {
        // Notes its arguments, and dies when the file “die” is there.
        await using var console = Start("""
            echo "$@" >> starts; mkdir -p "$4"; touch "$4/block"
            : > console.yaml; echo "ready $PWD/console.yaml"
            while [ ! -e die ]; do sleep 0.05; done; rm die; exit 3
            """);
        await console.ReadyAsync();

        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "die"), "");
        var starts = Path.Combine(_folder.Path, "starts");
        await Eventually.TrueAsync("it is started again", () => File.ReadAllLines(starts).Length == 2);

        var lines = await File.ReadAllLinesAsync(starts);
        Assert.StartsWith($"--data {_folder.Path}/demo --database {_folder.Path}/prometheus/data --history 7d", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("--database", lines[1], StringComparison.Ordinal);
        await Eventually.TrueAsync("it is said", () => console.Output.Contains("The demo ended with exit code 3. It is started again in 1 s.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Demo_NoProgram_SaysHowToNameIt()
    {
        await using var console = ConsoleProcess.Start(_folder.Path, ["--demo", "--demo-program", "/no/such/demo"]);

        Assert.Equal(ExitCode.DemoFailed, await console.EndedAsync());
        Assert.Equal("The demo program is not at /no/such/demo.\n  remedy:  Name it with --demo-program, or start without --demo and with --config FILE.", console.Errors);
    }

    private string PidFile => Path.Combine(_folder.Path, "demo", "demo.pid");

    private ProcessIdentity Noted() => JsonSerializer.Deserialize<ProcessIdentity>(File.ReadAllText(PidFile))!;

    // The command lines of all processes that work on this test's folder.
    private IEnumerable<string> OnTheFolder()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0])))
        {
            string command;
            try
            {
                command = File.ReadAllText(Path.Combine(process, "cmdline"));
            }
            catch (IOException)
            {
                continue; // It has ended meanwhile.
            }
            if (command.Contains(_folder.Path, StringComparison.Ordinal)) yield return command;
        }
    }

    private ConsoleProcess Start(string script) => ConsoleProcess.Start(_folder.Path, ["--demo", "--demo-program", Script("demo.sh", script)]);

    private string Script(string name, string text)
    {
        var program = _folder.Write(name, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }
}
