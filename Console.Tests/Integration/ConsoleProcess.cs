using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Sdk;

namespace OperatorConsole.Tests.Integration;

/// <summary>The console as users start it: a process of its own. Disposing it kills what is left.</summary>
internal sealed class ConsoleProcess : IAsyncDisposable
{
    private const string Banner = "Operator Console is ready: ";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Task _relayed;

    private ConsoleProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _relayed = Task.WhenAll(RelayAsync(_process.StandardOutput, _output), RelayAsync(_process.StandardError, _errors));
    }

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    /// <summary>Starts it on a free port and with the given folder as its storage, unless the options say otherwise.</summary>
    public static ConsoleProcess Start(string storage, string[] options, params (string Name, string Value)[] environment)
    {
        if (!options.Contains("--storage.path")) options = [.. options, "--storage.path", storage];
        if (!options.Contains("--urls")) options = [.. options, "--urls", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo("dotnet", [Repository.Program("Web"), .. options])
        {
            WorkingDirectory = storage,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new ConsoleProcess(start);
    }

    /// <summary>The address of the banner, once it is printed.</summary>
    public async Task<Uri> ReadyAsync()
    {
        await Eventually.TrueAsync("the console is ready", () =>
        {
            if (_process.HasExited) throw new XunitException($"The console ended with {_process.ExitCode}:\n{Output}\n{Errors}");
            return _output.Any(l => l.StartsWith(Banner, StringComparison.Ordinal));
        });
        return new Uri(_output.First(l => l.StartsWith(Banner, StringComparison.Ordinal))[Banner.Length..]);
    }

    /// <summary>The exit code, once it has ended and its last words are read.</summary>
    public async Task<int> EndedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(limit.Token);
        await _relayed.WaitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal such as TERM or INT.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary><c>kill -9</c>, without a word to anybody.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task RelayAsync(StreamReader lines, ConcurrentQueue<string> receiver)
    {
        while (await lines.ReadLineAsync() is { } line) receiver.Enqueue(line);
    }
}
