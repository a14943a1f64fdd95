using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>Looks at all configured rule files as they would be: Prometheus takes all or none of them, and does not say which one it refuses.</summary>
/// <param name="files">The configured files.</param>
/// <param name="promtool">Prometheus' own tool.</param>
/// <param name="prometheus">The server that will read them.</param>
/// <param name="folder">Where a file is put for the tool before it takes its place.</param>
public sealed class RulePrecheck(RuleSet files, Promtool promtool, PrometheusClient prometheus, string folder)
{
    /// <summary>What an operator should know of the check, or why the change must not be made.</summary>
    public async Task<Result<IReadOnlyList<string>>> CheckAsync(RulePlan plan, CancellationToken cancellation)
    {
        var all = files.Read();
        if (all.Failures is [var unreadable, ..]) return unreadable with { Kind = FailureKind.Refused, Remedy = $"{unreadable.Remedy} Until then Prometheus would lose its rules at a reload." };
        foreach (var file in all.Files.Where(f => f.Path != plan.File.Path))
            if (file.Parsed.Problems is [var problem, ..]) return Refused(file.Path, file.LineOf(problem.Range.Start), problem.Message);
        var after = RuleFile.Read(plan.After.Text);
        if (after.Problems is [var own, ..]) return Refused(plan.File.Path, null, own.Message);
        if (await WhyNotPromtoolAsync(cancellation) is { } note) return Result.Of<IReadOnlyList<string>>([note]);
        return await CheckWithPromtoolAsync(plan, all.Files, cancellation) is { } failure ? failure : Result.Of<IReadOnlyList<string>>([]);
    }

    /// <summary>What promtool refuses in the files as they are; null where that is nothing or nobody can tell.</summary>
    public async Task<Failure?> FindCulpritAsync(CancellationToken cancellation)
    {
        var all = files.Read();
        foreach (var file in all.Files)
            if (file.Parsed.Problems is [var problem, ..]) return Refused(file.Path, file.LineOf(problem.Range.Start), problem.Message);
        if (await WhyNotPromtoolAsync(cancellation) is not null) return null;
        return await promtool.CheckAsync([.. all.Files.Select(f => (f.Path, f.Path, f.Content.Hash))], cancellation);
    }

    private async Task<Failure?> CheckWithPromtoolAsync(RulePlan plan, IReadOnlyList<KnownFile> all, CancellationToken cancellation)
    {
        var place = Path.Combine(folder, $"{plan.After.Hash}{Path.GetExtension(plan.File.Path)}");
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(place, plan.After.Bytes, cancellation);
            return await promtool.CheckAsync(
                [(place, plan.File.Path, plan.After.Hash), .. all.Where(f => f.Path != plan.File.Path).Select(f => (f.Path, f.Path, f.Content.Hash))], cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure(FailureKind.UpstreamError, folder, $"the new file cannot be put there for promtool: {problem.Message}", "Make room in storage.path; nothing was changed.");
        }
        finally
        {
            if (File.Exists(place)) File.Delete(place);
        }
    }

    /// <summary>A tool of another version would refuse what the server takes, or the other way round.</summary>
    private async Task<string?> WhyNotPromtoolAsync(CancellationToken cancellation)
    {
        if (await promtool.VersionAsync() is not { } version) return "There is no promtool: the console's own reader has checked the files alone.";
        var server = await prometheus.DialectAsync(cancellation);
        var isSame = server.Value?.Version is { Length: > 0 } said && (said == version || said.StartsWith($"{version}.", StringComparison.Ordinal));
        return isSame ? null : $"promtool {version} was not asked, as the server is {(server.Value?.Version is { Length: > 0 } other ? other : "of a version it does not say")}: the console's own reader has checked the files alone.";
    }

    private static Failure Refused(string file, int? line, string problem) =>
        new(FailureKind.Refused, line is { } number ? FormattableString.Invariant($"{file}:{number}") : file, problem, "Correct it there: until then Prometheus takes no change of any rule file.");
}
