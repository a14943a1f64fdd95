using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>Has Prometheus' own tool check rule files. A file that passed once is not checked again.</summary>
public sealed partial class Promtool(RulesSettings settings)
{
    private const int FilesAtATime = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, bool> _good = new(StringComparer.Ordinal);

    private Task<string?>? _version;

    /// <summary>Its version, such as <c>2.42</c>; null where there is none.</summary>
    public Task<string?> VersionAsync() => _version ??= ReadVersionAsync();

    /// <summary>What it refuses in files; null where that is nothing.</summary>
    /// <param name="files">Where the bytes stand, what they are called in messages, and their hashes.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Failure?> CheckAsync(IReadOnlyList<(string Place, string Name, string Hash)> files, CancellationToken cancellation)
    {
        foreach (var some in files.Where(f => !_good.ContainsKey(f.Hash)).Chunk(FilesAtATime))
        {
            var (exitCode, output) = await RunAsync(["check", "rules", .. some.Select(f => f.Place)], cancellation);
            if (exitCode != 0) return Refusal(output, some);
            foreach (var file in some) _good[file.Hash] = true;
        }
        return null;
    }

    /// <summary>
    /// Its words in the console's order:
    /// <code>
    ///   FAILED:
    /// /tmp/x/a.yml: 7:11: group "g", rule 1, "A": could not parse expression: 1:5: parse error: unexpected end of input
    /// </code>
    /// </summary>
    private static Failure Refusal(string output, IReadOnlyList<(string Place, string Name, string Hash)> files)
    {
        var lines = output.Split('\n').Select(l => l.Trim()).ToList();
        foreach (var (place, name, _) in files)
        {
            if (lines.Find(l => l.StartsWith($"{place}:", StringComparison.Ordinal)) is not { } line) continue;
            return new Failure(FailureKind.Refused, name, $"promtool refuses it: {line[(place.Length + 1)..].Trim()}", "Correct it there: until then Prometheus takes no change of any rule file.");
        }
        return new Failure(FailureKind.Refused, "promtool", $"it refuses the rule files: {string.Join(' ', lines.Where(l => l.Length > 0)).Trim()}", "Correct them: until then Prometheus takes no change of any rule file.");
    }

    // promtool, version 2.42.0+ds (branch: debian/sid, revision: 2.42.0+ds-5+b5)
    private async Task<string?> ReadVersionAsync()
    {
        try
        {
            var (exitCode, output) = await RunAsync(["--version"], CancellationToken.None);
            return exitCode == 0 && Version().Match(output) is { Success: true } found ? found.Groups[1].Value : null;
        }
        catch (Exception problem) when (problem is Win32Exception or IOException or OperationCanceledException)
        {
            return null; // there is none that could be asked
        }
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        using var process = Process.Start(new ProcessStartInfo(settings.Promtool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        process.StandardInput.Close();
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, $"{await output}\n{await errors}");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            if (cancellation.IsCancellationRequested) throw;
            return (-1, $"it has not ended within {Patience.TotalSeconds:0} s");
        }
    }

    [GeneratedRegex(@"version (\d+\.\d+)")]
    private static partial Regex Version();
}
