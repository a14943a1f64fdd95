using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Alerting.Applying;

/// <summary>A folder of rules, a real Prometheus that runs them, and all that changes them.</summary>
internal sealed class RuleWorkshop : IAsyncDisposable
{
    public const string TwoRules = """
        # kept
        groups:
        - name: g
          rules:
          - alert: Slow
            expr: up > 5 # why
            for: 5m
            labels: { severity: warning }
          # between
          - alert: Down
            expr: 'up == 0'

        """;

    private readonly TemporaryFolder _folder;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly RulesSettings _settings;

    private RuleWorkshop(TemporaryFolder folder, RealPrometheus server, RulesSettings settings)
    {
        (_folder, Server, _settings) = (folder, server, settings);
        Prometheus = new PrometheusClient(_http, new ExternalPrometheus(server.Address), new PrometheusSettings { Url = server.Address });
        Open();
    }

    public RealPrometheus Server { get; }

    public PrometheusClient Prometheus { get; }

    public RuleHistory History { get; private set; } = null!;

    public RuleVersions Versions { get; private set; } = null!;

    public RuleSet Files { get; private set; } = null!;

    public RuleApplier Applier { get; private set; } = null!;

    public RuleReverter Reverter { get; private set; } = null!;

    public RuleCare Care { get; private set; } = null!;

    public RulePlanner Planner { get; private set; } = null!;

    public string Rules => Path.Combine(_folder.Path, "rules");

    public string Storage => Path.Combine(_folder.Path, "storage");

    /// <summary>Starts with one file, <c>a.yml</c>.</summary>
    public static async Task<RuleWorkshop> StartAsync(string text = TwoRules, bool lifecycle = true, Func<RulesSettings, RulesSettings>? settings = null)
    {
        var folder = new TemporaryFolder();
        var rules = Path.Combine(folder.Path, "rules");
        Directory.CreateDirectory(rules);
        await File.WriteAllTextAsync(Path.Combine(rules, "a.yml"), text);
        var server = await RealPrometheus.StartAsync(Config(rules), null, lifecycle ? ["--web.enable-lifecycle"] : []);
        var own = new RulesSettings { Files = [Path.Combine(rules, "*.yml")], ConfirmWithin = TimeSpan.FromSeconds(60) };
        return new RuleWorkshop(folder, server, settings?.Invoke(own) ?? own);
    }

    public static string Config(string rules) => $"global: {{ evaluation_interval: 1s }}\nrule_files: [ \"{rules}/*.yml\" ]\n";

    /// <summary>What a console does at its start, over the same storage.</summary>
    public void Open()
    {
        Applier?.Dispose();
        Files = new RuleSet(_settings);
        Versions = new RuleVersions(Path.Combine(Storage, "versions"));
        History = new RuleHistory(Storage, TimeProvider.System);
        Planner = new RulePlanner(Files, Versions);
        var precheck = new RulePrecheck(Files, new Promtool(_settings), Prometheus, Path.Combine(Storage, "checked"));
        var activation = new RuleActivation(Prometheus, precheck, _settings, TimeProvider.System);
        Applier = new RuleApplier(Planner, precheck, activation, new RuleRecovery(activation, History, Versions, TimeProvider.System), History, Versions, TimeProvider.System);
        Reverter = new RuleReverter(Applier, Files, History, Versions);
        Care = new RuleCare(Applier, Reverter, activation, History, TimeProvider.System);
    }

    public string PathOf(string name) => Path.Combine(Rules, name);

    public string Read(string name = "a.yml") => File.ReadAllText(PathOf(name));

    public string Hash(string name = "a.yml") => RuleFileContent.HashOf(File.ReadAllBytes(PathOf(name)));

    public RuleOrder Order(int index, RuleChanges changes, string? hash = null, string name = "a.yml", string group = "g", TimeSpan? window = null) => new(new RuleKey(PathOf(name), group, index), hash ?? Look(name))
    {
        Who = "tester",
        Reason = "for the test",
        Window = window,
        Edit = (text, rule) => RuleEditor.Change(text, rule, changes),
    };

    public Task<Result<ApplyOutcome>> ApplyAsync(RuleOrder order) => Applier.ApplyAsync(order, null, CancellationToken.None);

    /// <summary>What an operator sees before a change.</summary>
    public string Look(string name = "a.yml") => Files.Read().Files.Single(f => f.Path == PathOf(name)).Content.Hash;

    /// <summary>The expressions the server runs, in order.</summary>
    public async Task<IReadOnlyList<string>> RunningAsync() => [.. (await Prometheus.RulesAsync()).Value!.SelectMany(g => g.Rules).Select(r => r.Query)];

    public static RuleChanges To(double value) => new() { Thresholds = new Dictionary<int, double> { [0] = value } };

    public async ValueTask DisposeAsync()
    {
        Applier.Dispose();
        _http.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
