using OperatorConsole.Core.Gateways.Debug;
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

    private static readonly string[] PartKeys = ["alive", "exportInterval", "signals", "cannotTell", "panels", "labels", "metrics", "complete", "extraLabels"];

    private readonly string _file;
    private readonly List<ProfileProblem> _problems = [];

    private string? _name;
    private ProfileProblem _namePlace;

    private ProfileReader(string file)
    {
        _file = file;
        _namePlace = new ProfileProblem(file, 1, 1, "");
    }

    /// <summary>The profile, or all that is wrong with it.</summary>
    public static ProfileReading Read(string yaml, string file)
    {
        var reader = new ProfileReader(file);
        var profile = reader.ReadDocument(yaml);
        return new ProfileReading(reader._problems.Count == 0 ? profile : null, reader._problems) { Name = reader._name, NamePlace = reader._namePlace };
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
        if (root.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: "profile" }).Value is YamlScalarNode { Value.Length: > 0 } name)
        {
            _name = name.Value;
            _namePlace = ProblemAt(name, "");
        }
        return ReadProfile(new YamlFields(root, this, ["profile", "title", "detect", "health", "debug", "apiKeyHeader", "slis", "traces", "variants", .. PartKeys]));
    }

    private GatewayProfile? ReadProfile(YamlFields fields)
    {
        var shared = new GatewayProfile
        {
            Name = fields.RequiredText("profile"),
            Title = fields.RequiredText("title"),
            Detect = fields.MetricNames("detect"),
            ExportInterval = fields.Duration("exportInterval") ?? TimeSpan.Zero,
            Health = fields.Map("health", "path", "bad") is { } health ? new HealthCheck(health.RequiredText("path"), health.Lists("bad")) : null,
            Debug = fields.Choice("debug", DebugEndpoint.Kinds),
            ApiKeyHeader = fields.Text("apiKeyHeader") ?? "Authorization",
            Alive = ReadAlive(fields) ?? Missing(fields),
            Slis = ServiceLevelReader.Read(fields, this),
            Traces = TracingProfileReader.Read(fields, this),
        };
        shared = ReadParts(fields, shared);
        var variants = fields.NamedMaps("variants", ["title", "detect", "where", .. PartKeys]).Select(v => ReadVariant(v.Name, v.Fields, shared)).ToList();
        return variants is [var usual, ..] ? usual.Profile with { Variants = variants } : shared;
    }

    /// <summary>What may differ from variant to variant.</summary>
    private GatewayProfile ReadParts(YamlFields fields, GatewayProfile profile)
    {
        var signals = SignalReader.Read(fields, this);
        return profile with
        {
            Signals = signals,
            Panels = PanelDefinitionReader.Read(fields, this),
            CannotTell = ReadCannotTell(fields, signals),
            Metrics = KnownMetricsReader.Read(fields, this),
        };
    }

    private ProfileVariant ReadVariant(string name, YamlFields fields, GatewayProfile shared)
    {
        var title = fields.RequiredText("title");
        var detect = fields.MetricNames("detect");
        if (detect.Count == 0) Report(fields.Node, $"“detect” is missing: by which metrics is the variant “{name}” known?");
        var own = ReadParts(fields, shared with { Detect = detect, Alive = ReadAlive(fields) ?? shared.Alive, ExportInterval = fields.Duration("exportInterval") ?? shared.ExportInterval });
        return new ProfileVariant(name, title, detect, fields.Text("where") ?? "", own.Beside(shared) with
        {
            // As in the file: what all variants have comes first.
            Panels = [.. shared.Panels.Select(s => own.Panels.FirstOrDefault(o => o.Id == s.Id) ?? s), .. own.Panels.Where(o => shared.Panels.All(s => s.Id != o.Id))],
        });
    }

    private static AliveCheck? ReadAlive(YamlFields fields) => fields.Map("alive", "query", "of", "what", "indirect") is { } alive
        ? new AliveCheck(alive.RequiredExpression("query"), alive.Expression("of"), alive.Text("what"), alive.Flag("indirect"))
        : null;

    private AliveCheck Missing(YamlFields fields)
    {
        Report(fields.Node, "“alive” is missing: what proves that the gateway runs?");
        return new AliveCheck("", null, null, false);
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

    internal void Report(YamlNode node, string message) => _problems.Add(ProblemAt(node, message));

    /// <summary>Reports what is wrong at a place of a text, as exactly as its way of being written lets that be told.</summary>
    internal void Report(YamlNode node, int place, string message)
    {
        var problem = ProblemAt(node, message);
        // Escapes and folded lines move what comes after them.
        if (node is YamlScalarNode { Style: var style, Value: { } text } && node.Start.Line == node.End.Line && !text.Contains('\'', StringComparison.Ordinal))
            problem = style switch
            {
                ScalarStyle.Plain => problem with { Column = problem.Column + place },
                ScalarStyle.SingleQuoted => problem with { Column = problem.Column + 1 + place },
                _ => problem,
            };
        _problems.Add(problem);
    }

    private ProfileProblem ProblemAt(YamlNode node, string message) => new(_file, node.Start.Line, node.Start.Column, message);
}
