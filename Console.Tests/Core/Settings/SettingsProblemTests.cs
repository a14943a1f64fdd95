using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Settings;

/// <summary>Every way to write the settings wrong, and the exact words that help.</summary>
public sealed class SettingsProblemTests : IDisposable
{
    private const string Edge = "name: edge, profile: isartor, metricsUrl: 'http://edge/metrics'";

    private readonly SettingsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("promtheus: { url: 'http://x' }", "promtheus", 1, 1, "There is no such setting.", "Did you mean “prometheus”?")]
    [InlineData("prometheus: { timeout: 3s }", "prometheus.timeout", 1, 15, "There is no such setting.", "Did you mean “queryTimeout”?")]
    [InlineData("storage: { zzz: 1 }", "storage.zzz", 1, 12, "There is no such setting.", "There is: path.")]
    [InlineData($"gateways:\n  - {{ {Edge}, debugURI: 'http://x' }}", "gateways[0].debugURI", 2, 72, "There is no such setting.", "Did you mean “debugUrl”?")]
    public void Read_UnknownKey_NamesTheNearest(string yaml, string key, int line, int column, string problem, string remedy) =>
        Assert.Equal(new SettingsProblem(key, null, $"console.yaml:{line}:{column}", problem, remedy), _folder.Problem(yaml));

    [Theory]
    [InlineData("prometheus: { url: prom.example }", "prometheus.url", "prom.example", "This is not an http or https address.", "Write the whole address, such as http://gateway:8080/metrics.")]
    [InlineData("prometheus: { url: 'ftp://prom' }", "prometheus.url", "ftp://prom", "This is not an http or https address.", "Write the whole address, such as http://gateway:8080/metrics.")]
    [InlineData("prometheus: { url: '' }", "prometheus.url", "", "This is not an http or https address.", "Write the whole address, such as http://gateway:8080/metrics.")]
    [InlineData("prometheus: { url: 'http://me:pw@prom/x?token=t' }", "prometheus.url", "http://***@prom/x?***", "The address holds a user name or password.", "Take it out of the address and use username and passwordFile.")]
    [InlineData("prometheus: { url: 'http://prom/?token=t' }", "prometheus.url", "http://prom/?***", "A base address cannot carry a query (?).", "Take it out.")]
    [InlineData("prometheus: { url: 'http://prom/#x' }", "prometheus.url", "http://prom/#x", "The address ends in a fragment (#), which is never sent.", "Take it out.")]
    [InlineData("prometheus: { scrapeInterval: 15 }", "prometheus.scrapeInterval", "15", "This is not a duration.", "Write it as Prometheus does: 15s, 1h30m, 30d.")]
    [InlineData("prometheus: { scrapeInterval: 10ms }", "prometheus.scrapeInterval", "10ms", "This is too short.", "Use 1s or more.")]
    [InlineData("prometheus: { retention: 1h }", "prometheus.retention", "1h", "This is too short.", "Use 2h or more.")]
    [InlineData("prometheus: { maxAnswerBytes: 64MB }", "prometheus.maxAnswerBytes", "64MB", "This is not a whole number.", "Write digits only.")]
    [InlineData("prometheus: { maxAnswerBytes: -1 }", "prometheus.maxAnswerBytes", "-1", "This is too small.", "Use 1024 or more.")]
    [InlineData("access: { mode: opne }", "access.mode", "opne", "There is no such choice.", "Did you mean “open”?")]
    [InlineData("access: { mode: 0 }", "access.mode", "0", "There is no such choice.", "There is: open.")]
    [InlineData("rules: { files: [ '/rules/*/*.yml' ] }", "rules.files[0]", "/rules/*/*.yml", "Prometheus does not read rule files by this name.", "End it in .yml, .yaml or .json, with at most one * and that in the file name.")]
    [InlineData("rules: { files: /rules/alerts.txt }", "rules.files", "/rules/alerts.txt", "Prometheus does not read rule files by this name.", "End it in .yml, .yaml or .json, with at most one * and that in the file name.")]
    [InlineData("storage: { path: '' }", "storage.path", "", "This is not a path.", "Name a file or folder.")]
    public void Read_BadValue_SaysWhatIsExpected(string yaml, string key, string value, string problem, string remedy)
    {
        var found = _folder.Problem(yaml);

        Assert.Equal((key, value, problem, remedy), (found.Key, found.Value, found.Problem, found.Remedy));
        Assert.StartsWith("console.yaml:1:", found.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gateways: [ { profile: isartor, metricsUrl: 'http://x' } ]", "gateways[0].name", "It is missing.", "Give the gateway a short name, such as edge.")]
    [InlineData("gateways: [ { name: edge, metricsUrl: 'http://x' } ]", "gateways[0].profile", "It is missing.", "Name the kind of gateway, such as isartor.")]
    [InlineData("gateways: [ { name: edge, profile: isartor } ]", "gateways[0].metricsUrl", "The console's own Prometheus has nothing to scrape for this gateway.", "Set metricsUrl, or set prometheus.url to a server that knows the gateway already.")]
    [InlineData("gateways: { name: edge }", "gateways", "A list is expected here.", "Write gateways: [ … ], or one entry per line with a dash.")]
    [InlineData("gateways: [ edge ]", "gateways[0]", "A group of settings is expected here.", "Write one group per entry: - { … }")]
    [InlineData("prometheus: 'http://prom'", "prometheus", "A group of settings is expected here.", "Write prometheus: { … }, with the settings inside.")]
    [InlineData("prometheus: [ a ]", "prometheus", "A group of settings is expected here.", "Write prometheus: { … }, with the settings inside.")]
    [InlineData("prometheus: { url: [ 'http://x' ] }", "prometheus.url", "One value is expected here, not a group or a list.", "Write one value. Text that starts with { or [ needs quotes around it.")]
    [InlineData($"gateways: [ {{ {Edge}, selector: {{job=\"x\"}} }} ]", "gateways[0].selector", "One value is expected here, not a group or a list.", "Write one value. Text that starts with { or [ needs quotes around it.")]
    [InlineData("rules: { files: [ [ a.yml ] ] }", "rules.files[0]", "One value is expected here, not a group or a list.", "Write one value per entry.")]
    [InlineData($"gateways: [ {{ {Edge} }} ]\nlogs: [ {{ gateway: edge, path: /x.log, loki: 'http://loki:3100' }} ]", "logs[0].loki", "One entry is one place of logs.", "Set one of path, docker, loki or victoriaLogs, and write another entry for the other.")]
    [InlineData($"gateways: [ {{ {Edge} }} ]\nlogs: [ {{ gateway: edge, docker: /x.sock }} ]", "logs[0].container", "It is missing.", "Name the container, or its service in the Compose file.")]
    [InlineData("traces: [ { tenant: a } ]", "traces[0].jaeger", "One entry is one store of traces.", "Set either jaeger or tempo to its address.")]
    [InlineData("logs: [ { path: /x.log } ]", "logs[0].gateway", "It is missing.", "Name the gateway that writes these logs.")]
    [InlineData($"gateways: [ {{ {Edge} }} ]\nlogs: [ {{ gateway: edge }} ]", "logs[0].path", "It is missing.", "Name the files: /var/log/gateway/*.log, or set another of path, docker, loki or victoriaLogs.")]
    public void Read_WrongShape_SaysWhatIsExpected(string yaml, string key, string problem, string remedy)
    {
        var found = _folder.Problem(yaml);

        Assert.Equal((key, null, problem, remedy), (found.Key, found.Value, found.Problem, found.Remedy));
    }

    [Theory]
    [InlineData("job=\"x\"", "A selector stands in braces.")]
    [InlineData("{job=\"x\"", "A selector stands in braces.")]
    [InlineData("{}", "A selector without matchers picks every series there is.")]
    [InlineData("{job}", "At character 5, =, !=, =~ or !~ is missing.")]
    [InlineData("{job=x}", "At character 6, a quoted value is missing.")]
    [InlineData("{job=\"x}", "At character 6, the closing \" is missing.")]
    [InlineData("{job=\"x\" b=\"y\"}", "At character 10, a comma is missing.")]
    [InlineData("{1job=\"x\"}", "At character 2, a label name is missing.")]
    public void Read_BadSelector_SaysWhere(string selector, string problem)
    {
        var found = _folder.Problem($"gateways: [ {{ {Edge}, selector: '{selector}' }} ]");

        Assert.Equal(new SettingsProblem("gateways[0].selector", selector, "console.yaml:1:80", problem, "Write label matchers as in PromQL, in quotes: '{job=\"edge\"}'."), found);
    }

    [Theory]
    [InlineData("{job=\"x\"}")]
    [InlineData("{ job = \"x\" , instance=~'10\\\\..*', path!~`a}\\`, a!=\"\\\"}\", }")]
    public void Read_GoodSelector_IsKept(string selector)
    {
        var reading = _folder.Read($"gateways:\n  - name: edge\n    profile: isartor\n    selector: |-\n      {selector}\n");

        Assert.Equal(selector, Assert.Single(reading.Settings!.Gateways).Selector);
    }

    [Fact]
    public void Read_SameNameTwice_NamesTheOtherPlace()
    {
        var found = _folder.Problem($"gateways:\n  - {{ {Edge} }}\n  - {{ name: Edge, profile: isartor, metricsUrl: 'http://x' }}");

        Assert.Equal("gateways[1].name", found.Key);
        Assert.Equal($"Another gateway has this name ({_folder["console.yaml"]}:2:7).", found.Problem);
    }

    [Theory]
    [InlineData("../etc")]
    [InlineData("a b")]
    [InlineData("\"a\\nb\"")]
    public void Read_BadGatewayName_IsRefused(string name)
    {
        var found = _folder.Problem($"gateways: [ {{ name: {name}, profile: isartor, metricsUrl: 'http://x' }} ]");

        Assert.Equal(("gateways[0].name", "A name has letters, digits, dot, dash and underscore only, and at most 64 of them."), (found.Key, found.Problem));
    }

    [Fact]
    public void Read_UnknownProfile_NamesTheNearest()
    {
        var found = _folder.Problem("gateways: [ { name: edge, profile: isator, metricsUrl: 'http://x' } ]", ["isartor", "litellm"]);

        Assert.Equal(("gateways[0].profile", "isator", "There is no such profile.", "Did you mean “isartor”?"), (found.Key, found.Value, found.Problem, found.Remedy));
    }

    [Fact]
    public void Read_LogOfUnknownGateway_NamesTheNearest()
    {
        var found = _folder.Problem($"gateways: [ {{ {Edge} }} ]\nlogs: [ {{ gateway: egde, path: /x.log }} ]");

        Assert.Equal(("logs[0].gateway", "egde", "There is no such gateway.", "Did you mean “edge”?"), (found.Key, found.Value, found.Problem, found.Remedy));
    }

    [Fact]
    public void Read_SameMetricsUrlTwice_IsRefused() =>
        Assert.Equal("This address stands in the list twice.", _folder.Problem("gateways: [ { name: e, profile: p, metricsUrl: [ 'http://x/m', 'http://X:80/m' ] } ]").Problem);

    [Fact]
    public void Read_ManyMistakes_ReportsAllAtOnce()
    {
        var reading = _folder.Read(
            """
            prometheus: { url: nowhere, queryTimeout: soon }
            gateways:
              - { name: edge, profil: isartor, metricsUrl: 'http://x' }
              - { name: edge, profile: isartor, metricsUrl: [ 'http://a', ':' ] }
            """,
            environment: [("CONSOLE__STORAGE__PAHT", "/x")],
            options: [("access.mode", "closed")]);

        Assert.Null(reading.Settings);
        Assert.Equal(
            ["access.mode", "gateways[0].profil", "gateways[0].profile", "gateways[1].metricsUrl[1]", "gateways[1].name", "prometheus.queryTimeout", "prometheus.url", "storage.PAHT"],
            reading.Problems.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Contains(reading.Problems, p => p.Source == "CONSOLE__STORAGE__PAHT" && p.Remedy == "Did you mean “path”?");
        Assert.Contains(reading.Problems, p => p.Source == "--access.mode");
    }

    [Theory]
    [InlineData("CONSOLE__GATEWAYS__1__NAME", "gateways[1]", "There is no entry 0 before it.")]
    [InlineData("CONSOLE__GATEWAYS__X", "gateways", "A list is expected here.")]
    [InlineData("CONSOLE__PROMETHEUS", "prometheus", "A group of settings is expected here.")]
    public void Read_BadVariable_NamesIt(string variable, string key, string problem)
    {
        var found = Assert.Single(_folder.Read("", environment: [(variable, "x")]).Problems);

        Assert.Equal((key, variable, problem), (found.Key, found.Source, found.Problem));
    }

    [Theory]
    [InlineData("prometheus", "prometheus.url")]
    [InlineData("prometheus.url", "prometheus.url")]
    [InlineData("prometheus", "prometheus.url.deep")]
    public void Read_ContradictingOptions_AreRefused(string first, string second)
    {
        var problems = _folder.Read("", options: [(first, "http://a"), (second, "http://b")]).Problems;

        Assert.Contains(problems, p => p.Source == $"--{second}" && p.Problem == "It is set twice, or both as a value and as a group.");
    }

    [Fact]
    public void ToString_IsOneBlock()
    {
        var problem = new SettingsProblem("access.mode", "o\npen\u001b[31m", "console.yaml:1:2", "There is no such choice.", "There is: open.");

        Assert.Equal("access.mode = o�pen�[31m  (console.yaml:1:2)\n  problem: There is no such choice.\n  remedy:  There is: open.", problem.ToString());
    }
}
