using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OperatorConsole.Core.Gateways;

/// <summary>Reads one profile; every problem is reported with its line, and none is guessed around.</summary>
/// <remarks>
/// <code>
/// profile: isartor
/// title: Isartor
/// alive: { query: 'count(isartor_requests_total{$selector})' }
/// signals:
///   traffic: { query: 'sum(rate(isartor_requests_total{$selector}[$window]))', unit: requests/s }
/// </code>
/// </remarks>
public sealed class ProfileReader
{
    private const string Others = "others";

    private readonly string _file;
    private readonly List<ProfileProblem> _problems = [];

    private ProfileReader(string file) => _file = file;

    /// <summary>The profile, or all that is wrong with it.</summary>
    public static (GatewayProfile? Profile, IReadOnlyList<ProfileProblem> Problems) Read(string yaml, string file)
    {
        var reader = new ProfileReader(file);
        var profile = reader.ReadDocument(yaml);
        return reader._problems.Count == 0 ? (profile, []) : (null, reader._problems);
    }

    private GatewayProfile? ReadDocument(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException problem)
        {
            _problems.Add(new ProfileProblem(_file, problem.Start.Line, problem.Start.Column, problem.Message));
            return null;
        }
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            _problems.Add(new ProfileProblem(_file, 1, 1, "a profile is one YAML mapping"));
            return null;
        }
        return ReadProfile(new YamlFields(root, this, "profile", "title", "detect", "exportInterval", "alive", "health", "apiKeyHeader", "signals", "cannotTell", "panels"));
    }

    private GatewayProfile? ReadProfile(YamlFields fields)
    {
        var name = fields.RequiredText("profile");
        var title = fields.RequiredText("title");
        var alive = fields.Map("alive", "query", "of", "what", "indirect") is { } a
            ? new AliveCheck(a.RequiredText("query"), a.Text("of"), a.Text("what"), a.Flag("indirect"))
            : null;
        if (alive is null) Report(fields.Node, "“alive” is missing: what proves that the gateway runs?");
        var signals = SignalReader.Read(fields, this);
        var cannotTell = ReadCannotTell(fields, signals);
        return alive is null ? null : new GatewayProfile
        {
            Name = name,
            Title = title,
            Detect = fields.List("detect"),
            ExportInterval = fields.Duration("exportInterval") ?? TimeSpan.Zero,
            Alive = alive,
            Health = fields.Map("health", "path", "bad") is { } health ? new HealthCheck(health.RequiredText("path"), health.Lists("bad")) : null,
            ApiKeyHeader = fields.Text("apiKeyHeader") ?? "Authorization",
            Signals = signals,
            Panels = PanelDefinitionReader.Read(fields, this),
            CannotTell = cannotTell,
        };
    }

    // One reason may stand for all that the profile does not have: GPUs, for one, serve no requests.
    private Dictionary<string, string> ReadCannotTell(YamlFields fields, Dictionary<string, Signal> signals)
    {
        var reasons = new Dictionary<string, string>();
        foreach (var (name, (text, node)) in fields.Texts("cannotTell"))
        {
            if (name != Others && !SignalNames.All.Contains(name)) Report(node, $"“{name}” is not a signal; signals are {string.Join(", ", SignalNames.All)}");
            else reasons[name] = text;
        }
        if (reasons.Remove(Others, out var reason))
            foreach (var name in SignalNames.All.Where(n => !signals.ContainsKey(n))) reasons.TryAdd(name, reason);
        return reasons;
    }

    internal void Report(YamlNode node, string message) => _problems.Add(new ProfileProblem(_file, node.Start.Line, node.Start.Column, message));
}
