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
        var signals = ReadSignals(fields);
        var cannotTell = fields.Texts("cannotTell");
        foreach (var (signal, node) in cannotTell.Where(c => !SignalNames.All.Contains(c.Key)).Select(c => (c.Key, c.Value.Node)))
            Report(node, $"“{signal}” is not a signal; signals are {string.Join(", ", SignalNames.All)}");
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
            CannotTell = cannotTell.ToDictionary(c => c.Key, c => c.Value.Text),
        };
    }

    private Dictionary<string, Signal> ReadSignals(YamlFields fields)
    {
        var signals = new Dictionary<string, Signal>();
        if (fields.Map("signals", [.. SignalNames.All]) is not { } all) return signals;
        foreach (var name in SignalNames.All)
        {
            if (all.Map(name, "query", "unit", "window", "part", "whole", "histogram", "where", "formerly") is not { } signal) continue;
            if (signal.Text("query") is { } query) signals[name] = new ValueSignal(query, signal.RequiredText("unit"), signal.Duration("window"));
            else if (signal.Text("part") is { } part) signals[name] = new RatioSignal(part, signal.RequiredText("whole"));
            else if (signal.Text("histogram") is { } histogram) signals[name] = new HistogramSignal(histogram, signal.Text("where") ?? "", signal.Text("formerly"));
            else Report(signal.Node, $"“{name}” needs “query” and “unit”, or “part” and “whole”, or “histogram”");
        }
        return signals;
    }

    internal void Report(YamlNode node, string message) => _problems.Add(new ProfileProblem(_file, node.Start.Line, node.Start.Column, message));
}
