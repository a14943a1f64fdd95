using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OperatorConsole.Tests.Fakes;
using OperatorConsole.Web.Features.Processes;

namespace OperatorConsole.Tests.Web.Processes;

public sealed class ChildProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LogLines _log = new();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private string PidFile => Path.Combine(_folder.Path, "child", "it.pid");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_Program_RelaysItsLinesAndExitCode()
    {
        await using var child = await StartAsync("echo one; echo two >&2; echo three; exit 7");

        Assert.Equal(7, await child.Ended);
        Assert.Equal(["one", "three"], _output);
        Assert.Equal(["two"], _errors);
    }

    [Fact]
    public async Task Start_Program_DoesNotGetTheConsolesSettings()
    {
        Environment.SetEnvironmentVariable("CONSOLE__TEST__SECRET", "s3cret");
        try
        {
            await using var child = await StartAsync("echo \"[$CONSOLE__TEST__SECRET]\"");
            await child.Ended;
        }
        finally
        {
            Environment.SetEnvironmentVariable("CONSOLE__TEST__SECRET", null);
        }

        Assert.Equal(["[]"], _output);
    }

    [Fact]
    public async Task Dispose_RunningProgram_IsAskedToEnd()
    {
        var child = await StartAsync("trap 'echo bye; exit 0' TERM; echo ready; while true; do sleep 0.05; done");
        await Eventually.TrueAsync("it is ready", () => _output.Contains("ready"));
        Assert.True(File.Exists(PidFile));

        await child.DisposeAsync();

        Assert.Equal(["ready", "bye"], _output);
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task Start_OnAThreadThatEnds_DoesNotEndTheProgram()
    {
        Task<ChildProcess>? start = null;
        var thread = new Thread(() =>
        {
            start = StartAsync("trap 'echo ended' TERM; trap 'echo alive' WINCH; echo ready; while true; do sleep 0.05; done");
            start.GetAwaiter().GetResult();
        });
        thread.Start();
        thread.Join();
        var child = await start!;
        await Eventually.TrueAsync("it is ready", () => _output.Contains("ready"));

        // A shell answers signals in their order: a TERM from the ended thread would be answered before this.
        using (var kill = Process.Start("kill", ["-WINCH", $"{child.Id}"])) await kill.WaitForExitAsync();
        await Eventually.TrueAsync("it answers", () => _output.Contains("alive"));
        Assert.Equal(["ready", "alive"], _output);

        using (var kill = Process.Start("kill", ["-9", $"{child.Id}"])) await kill.WaitForExitAsync();
        await child.DisposeAsync();
    }

    [Fact]
    public async Task EndStray_OwnProgramOfAnEarlierConsole_IsEnded()
    {
        using var stray = Process.Start(new ProcessStartInfo("sleep", ["600"]))!;
        await Eventually.TrueAsync("it runs", () => ProcessIdentity.Of(stray.Id)?.Program == "sleep");
        var note = new PidFile(PidFile, _log);
        note.Write(ProcessIdentity.Of(stray.Id)!);

        await note.EndStrayAsync(CancellationToken.None);

        Assert.True(stray.HasExited);
        Assert.False(File.Exists(PidFile));
        Assert.Equal((LogLevel.Warning, $"Ending sleep (process {stray.Id}), which an earlier console left behind."), Assert.Single(_log.All));
    }

    [Theory]
    [InlineData("other start")]
    [InlineData("other program")]
    public async Task EndStray_ForeignProgramWithTheSameNumber_IsLeftAlone(string difference)
    {
        using var foreign = Process.Start(new ProcessStartInfo("sleep", ["600"]))!;
        try
        {
            await Eventually.TrueAsync("it runs", () => ProcessIdentity.Of(foreign.Id)?.Program == "sleep");
            var identity = ProcessIdentity.Of(foreign.Id)!;
            var note = new PidFile(PidFile, _log);
            note.Write(difference == "other start" ? identity with { Started = identity.Started + "0" } : identity with { Program = "prometheus" });

            await note.EndStrayAsync(CancellationToken.None);

            Assert.False(foreign.HasExited);
            Assert.Empty(_log.All);
            Assert.False(File.Exists(PidFile));
        }
        finally
        {
            foreign.Kill();
        }
    }

    [Fact]
    public async Task EndStray_UnreadableNote_SaysSo()
    {
        var note = new PidFile(_folder.Write("it.pid", "not json"), _log);

        await note.EndStrayAsync(CancellationToken.None);

        Assert.StartsWith($"{_folder.Path}/it.pid cannot be read", Assert.Single(_log.All).Message, StringComparison.Ordinal);
    }

    private Task<ChildProcess> StartAsync(string script) =>
        ChildProcess.StartAsync(new ChildProgram("/bin/sh", ["-c", script], PidFile), _log, _output.Enqueue, _errors.Enqueue);
}
