using System.Diagnostics;
using OperatorConsole.Bench.PromQl;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;
using OperatorConsole.Core.Alerting.Listing;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Bench.Alerts;

/// <summary>How long many rules take to be listed, and one to be changed until Prometheus runs it.</summary>
internal static class AlertFigures
{
    private const int Files = 300;
    private const int Rules = 10_000;
    private const int Rounds = 9;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("console-bench-").FullName;
        try
        {
            var rules = Directory.CreateDirectory(Path.Combine(folder, "rules")).FullName;
            for (var i = 0; i < Files; i++) await File.WriteAllTextAsync(Path.Combine(rules, FormattableString.Invariant($"{i:000}.yml")), RuleFileText.Compose((Rules / Files) + (i < Rules % Files ? 1 : 0)));
            Say.Line($"starting a Prometheus with {Rules} rules in {Files} files");
            await using var server = await RuleServer.StartAsync(folder, rules);
            return await MeasureAsync(folder, rules, server);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string folder, string rules, RuleServer server)
    {
        var settings = new ConsoleSettings
        {
            Prometheus = new PrometheusSettings { Url = server.Address },
            Rules = new RulesSettings { Files = [Path.Combine(rules, "*.yml")], ConfirmWithin = TimeSpan.FromMinutes(1) },
            Storage = new StorageSettings { Path = folder },
        };
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var prometheus = new PrometheusClient(http, new ExternalPrometheus(server.Address), settings.Prometheus);
        var queries = new QueryCache(prometheus, settings.Queries, TimeProvider.System);
        var fleet = new GatewayFleet(settings, ProfileCatalogue.Load(null));

        var files = new RuleSet(settings.Rules);
        var reader = new AlertsReader(files, prometheus, queries, fleet, settings, TimeProvider.System);
        Say.Line("listing all rules");
        var first = await SecondsAsync(() => reader.ReadAsync(null, CancellationToken.None));
        List<double> again = [];
        for (var round = 0; round < Rounds; round++) again.Add(await SecondsAsync(() => reader.ReadAsync(null, CancellationToken.None)));
        var asking = await SecondsAsync(() => prometheus.RulesAsync());

        Say.Line("changing one rule after the other");
        var promtool = new Promtool(settings.Rules);
        var versions = new RuleVersions(Path.Combine(folder, "versions"));
        var history = new RuleHistory(Path.Combine(folder, "history"), TimeProvider.System);
        var precheck = new RulePrecheck(files, promtool, prometheus, Path.Combine(folder, "checked"));
        var activation = new RuleActivation(prometheus, precheck, settings.Rules, TimeProvider.System);
        using var applier = new RuleApplier(new RulePlanner(files, versions), precheck, activation, new RuleRecovery(activation, history, versions, TimeProvider.System), history, versions, TimeProvider.System);
        List<double> applies = [], reloads = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var file = files.Read().Files[round * 7];
            var order = new RuleOrder(file.Rules[0].Key, file.Content.Hash)
            {
                Who = "the bench",
                Reason = "measuring",
                Edit = (text, rule) => RuleEditor.Change(text, rule, new RuleChanges { Thresholds = new Dictionary<int, double> { [0] = 0.5 } }),
            };
            applies.Add(await SecondsAsync(async () =>
            {
                var outcome = await applier.ApplyAsync(order, null, CancellationToken.None);
                if (outcome.Value is not { IsActive: true }) throw new InvalidOperationException($"The change is not active: {outcome.Failure}");
            }));
            reloads.Add(await SecondsAsync(() => prometheus.ReloadAsync()));
        }
        var (apply, reload) = (Median.Of(applies.Skip(1)), Median.Of(reloads.Skip(1)));
        return
        [
            new Figure("10,000 rules in 300 files listed, first time", first, null, "files, parser, all text checks, and the server's rules") { Unit = "s" },
            new Figure("10,000 rules in 300 files listed again", Median.Of(again), null, FormattableString.Invariant($"of which the server takes {asking:0.00} s to tell its rules")) { Unit = "s" },
            new Figure("first change of a rule, from click to confirmed", applies[0], null, "promtool checks all files once") { Unit = "s" },
            new Figure("later changes, from click to confirmed", apply, null, FormattableString.Invariant($"median of {Rounds}; a reload alone takes {reload:0.00} s")) { Unit = "s" },
        ];
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
