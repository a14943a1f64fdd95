using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>Brings the rules of a file into force, and finds out whether they are.</summary>
public sealed class RuleActivation(PrometheusClient prometheus, RulePrecheck precheck, RulesSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether the server answers and runs the file; what an operator should know of that.</summary>
    public async Task<Result<IReadOnlyList<string>>> CanBeActivatedAsync(KnownFile file, CancellationToken cancellation)
    {
        var runtime = await prometheus.RuntimeInfoAsync(cancellation);
        if (!runtime.Succeeded) return Unchanged(runtime.Failure);
        var rules = await prometheus.RulesAsync(cancellation);
        if (!rules.Succeeded) return Unchanged(rules.Failure);
        var loaded = new LoadedRules(rules.Value);
        List<string> notes = [];
        if (file.Parsed.Groups.Any(g => g.Rules.Count > 0) && file.Parsed.Groups.All(g => loaded.Group(file.Path, g.Name) is null) && settings.Reload)
            notes.Add("Prometheus ran none of this file's groups before: the file was new to it.");
        else if (loaded.Difference(file.Path, file.Parsed) is { } difference) notes.Add($"The file had changes that Prometheus had not read ({difference}); they come into force with this one.");
        if (!runtime.Value.ReloadConfigSuccess) notes.Add("Prometheus' last reload before this one had failed.");
        return Result.Of<IReadOnlyList<string>>(notes);
    }

    /// <summary>Has the server read its files again and waits until it runs these rules.</summary>
    /// <param name="path">The file, as the console sees it.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="onReloaded">Called when the server has read its files.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Active, or saved where the server may not be told to reload.</returns>
    public async Task<Result<RevisionResult>> ActivateAsync(string path, string text, Action? onReloaded, CancellationToken cancellation)
    {
        if (!settings.Reload) return RevisionResult.Saved;
        var reloaded = await prometheus.ReloadAsync(cancellation);
        if (!reloaded.Succeeded) return reloaded.Failure.Kind == FailureKind.AccessDenied ? RevisionResult.Saved : await WithCauseAsync(reloaded.Failure, cancellation);
        onReloaded?.Invoke();
        var start = time.GetTimestamp();
        while (true)
        {
            var running = await IsRunningAsync(path, text, cancellation);
            if (running.Succeeded && running.Value is null) return RevisionResult.Active;
            if (time.GetElapsedTime(start) >= settings.ConfirmWithin)
                return running.Succeeded ? NotConfirmed(path, running.Value!) : running.Failure;
            await Task.Delay(Pause, time, cancellation);
        }
    }

    /// <summary>When the server last read its configuration with success; null where it cannot be asked.</summary>
    public async Task<DateTimeOffset?> LastConfigAsync(CancellationToken cancellation) => (await prometheus.RuntimeInfoAsync(cancellation)).Value?.LastConfigTime;

    /// <summary>How what the server runs differs from a text; null where it runs that, and its last reload succeeded.</summary>
    public async Task<Result<string?>> IsRunningAsync(string path, string text, CancellationToken cancellation)
    {
        var rules = await prometheus.RulesAsync(cancellation);
        if (!rules.Succeeded) return rules.Failure;
        if (new LoadedRules(rules.Value).Difference(path, RuleFile.Read(text)) is { } difference) return difference;
        var runtime = await prometheus.RuntimeInfoAsync(cancellation);
        if (!runtime.Succeeded) return runtime.Failure;
        return Result.Of(runtime.Value.ReloadConfigSuccess ? null : "its last reload failed");
    }

    private async Task<Failure> WithCauseAsync(Failure refusal, CancellationToken cancellation)
    {
        if (refusal.Kind != FailureKind.Refused) return refusal;
        return await precheck.FindCulpritAsync(cancellation) is { } culprit
            ? refusal with { Problem = $"Prometheus does not take the new rules: {culprit.Where}: {culprit.Problem}", Remedy = culprit.Remedy }
            : refusal with { Problem = $"{refusal.Problem}; all rule files the console knows are in order, so it is about something else in its configuration" };
    }

    private Failure NotConfirmed(string path, string difference) => new(
        FailureKind.Refused, path, $"Prometheus was told to reload and does not run the file within {PrometheusDuration.Format(settings.ConfirmWithin)}: {difference}",
        "Check that rule_files in its configuration names this very file, and that both see the same folder.");

    private static Failure Unchanged(Failure failure) => failure with { Remedy = $"{failure.Remedy} Nothing was changed." };
}
