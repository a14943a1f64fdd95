using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Core.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OperatorConsole.Web.Features.Prometheus;

/// <summary>Writes the embedded server's configuration from the settings. Every text is quoted by the YAML writer, so that no name or path can break out.</summary>
internal static partial class PrometheusConfig
{
    public static string Write(ConsoleSettings settings)
    {
        var interval = Text(PrometheusDuration.Format(settings.Prometheus.ScrapeInterval));
        var root = new YamlMappingNode
        {
            { "global", new YamlMappingNode { { "scrape_interval", interval }, { "evaluation_interval", interval } } },
            { "rule_files", List(settings.Rules.Files.Select(Pattern)) },
            { "scrape_configs", new YamlSequenceNode(settings.Gateways.SelectMany(Jobs)) },
        };
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
        return text.ToString();
    }

    // A job has one path, scheme and query for all its targets. Addresses that differ in them get jobs of their own,
    // whose series carry the gateway's name as their job all the same.
    private static IEnumerable<YamlNode> Jobs(GatewaySettings gateway) =>
        gateway.MetricsUrl
            .GroupBy(u => (u.Scheme, u.AbsolutePath, u.Query))
            .Select((targets, index) => Job(gateway, index == 0 ? gateway.Name : string.Create(CultureInfo.InvariantCulture, $"{gateway.Name}#{index + 1}"), [.. targets]));

    private static YamlMappingNode Job(GatewaySettings gateway, string name, IReadOnlyList<Uri> targets)
    {
        // “http://gateway:8080” means the usual place.
        var path = targets[0].AbsolutePath == "/" ? "/metrics" : Uri.UnescapeDataString(targets[0].AbsolutePath);
        var group = new YamlMappingNode { { "targets", List(targets.Select(Target)) } };
        if (name != gateway.Name) group.Add("labels", new YamlMappingNode { { "job", Text(gateway.Name) } });
        var job = new YamlMappingNode
        {
            { "job_name", Text(name) },
            { "scheme", Text(targets[0].Scheme) },
            { "metrics_path", Text(path) },
            { "static_configs", new YamlSequenceNode(group) },
        };
        AddQuery(job, targets[0]);
        AddCredentials(job, gateway);
        return job;
    }

    private static void AddQuery(YamlMappingNode job, Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        if (query.Count == 0) return;
        var parameters = new YamlMappingNode();
        foreach (var (name, values) in query) parameters.Add(Text(name), List(values.Select(v => v ?? "")));
        job.Add("params", parameters);
    }

    private static void AddCredentials(YamlMappingNode job, GatewaySettings gateway)
    {
        if (gateway.BearerTokenFile is { } token)
            job.Add("authorization", new YamlMappingNode { { "type", "Bearer" }, { "credentials_file", Text(token) } });
        else if (gateway is { Username: { } user, PasswordFile: { } password })
            job.Add("basic_auth", new YamlMappingNode { { "username", Text(user) }, { "password_file", Text(password) } });
        else
            return;
        // Prometheus repeats the secret at whatever address a redirect names.
        job.Add("follow_redirects", "false");
    }

    // In the settings only * stands for other characters; here [, ? and \ would too.
    private static string Pattern(string file) => OperatingSystem.IsWindows() ? file : GlobCharacter().Replace(file, @"\$0");

    private static string Target(Uri address)
    {
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        return string.Create(CultureInfo.InvariantCulture, $"{host}:{address.Port}");
    }

    private static YamlSequenceNode List(IEnumerable<string> texts) => new(texts.Select(Text));

    private static YamlScalarNode Text(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };

    [GeneratedRegex(@"[\[\]?\\]")]
    private static partial Regex GlobCharacter();
}
