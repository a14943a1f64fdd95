using System.Runtime.CompilerServices;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;
using Live = OperatorConsole.Core.Prometheus;
using Rule = OperatorConsole.Core.Alerting.Rules.Rule;

namespace OperatorConsole.Core.Alerting.Listing;

/// <summary>Reads all rules: what the files say, beside what the server runs.</summary>
public sealed class AlertsReader(RuleSet files, Live.PrometheusClient prometheus, QueryCache queries, GatewayFleet fleet, ConsoleSettings settings, TimeProvider time)
{
    // What was found in a file holds as long as the file and the profiles do.
    private ConditionalWeakTable<KnownFile, ILookup<Rule?, LintFinding>> _lint = [];
    private (ProfileCatalogue Profiles, LintSurroundings Around)? _around;

    /// <summary>Reads all rules.</summary>
    public async Task<AlertsSnapshot> ReadAsync(AlertsSnapshot? previous, CancellationToken cancellation)
    {
        var asOf = time.GetUtcNow();
        var asking = prometheus.RulesAsync(cancellation);
        var day = FiringDay.ReadAsync(queries, asOf, cancellation);
        var known = files.Read();
        // What was looked at before is only found again.
        known.Files.AsParallel().ForAll(f => FindingsOf(f));
        var live = await asking;
        var owner = new GatewayOfRule(fleet);
        var loaded = new LoadedRules(live.Succeeded ? live.Value : []);
        List<RuleRow> rows = [];
        HashSet<Live.RuleGroup> ours = new(ReferenceEqualityComparer.Instance);
        foreach (var file in known.Files)
        {
            var findings = FindingsOf(file);
            foreach (var rule in file.Rules)
            {
                var group = loaded.Group(file.Path, rule.Key.Group);
                if (group is not null) ours.Add(group);
                var running = group?.Rules.ElementAtOrDefault(rule.Key.Index);
                if (running is not null && running.Name != rule.Rule.Name.Value) running = null;
                rows.Add(new RuleRow(rule.Key, rule, running)
                {
                    State = StateOf(running, live.Succeeded),
                    Drift = running is null ? null : LoadedRules.Difference(rule.Rule, running),
                    Lint = [.. findings[rule.Rule]],
                    Gateway = owner.Of(rule.Rule),
                    Interval = rule.Rule.Group.Interval,
                });
            }
        }
        foreach (var group in (live.Value ?? []).Where(g => !ours.Contains(g)))
            foreach (var (index, rule) in group.Rules.Index())
                rows.Add(new RuleRow(new RuleKey(group.File, group.Name, index), null, rule) { State = StateOf(rule, true), Gateway = owner.Of(rule), Interval = TimeSpan.FromSeconds(group.Interval) });
        return new AlertsSnapshot(asOf, rows, known, live.Failure) { Day = await day };
    }

    /// <summary>What the checks find in a file, from its text and what profiles know.</summary>
    public ILookup<Rule?, LintFinding> FindingsOf(KnownFile file)
    {
        var around = Surroundings();
        return _lint.GetValue(file, f => Linter.Examine(f.Parsed, around).ToLookup(l => l.Rule));
    }

    /// <summary>What is known of the place where rules run, without asking anybody.</summary>
    public LintSurroundings Surroundings()
    {
        var profiles = fleet.Profiles;
        if (_around is { } known && ReferenceEquals(known.Profiles, profiles)) return known.Around;
        var around = new LintSurroundings
        {
            ScrapeInterval = settings.Prometheus.ScrapeInterval,
            Metrics = ProfileMetrics.Of([.. fleet.Members.Select(m => m.Profile).OfType<GatewayProfile>().Distinct().Select(p => p.Metrics)]),
        };
        (_lint, _around) = ([], (profiles, around));
        return around;
    }

    private static string StateOf(Live.Rule? running, bool isAnswered) => running switch
    {
        null => isAnswered ? "not loaded" : "unknown",
        { Type: "recording" } => "recording",
        { State.Length: > 0 } => running.State,
        _ => "unknown",
    };
}
