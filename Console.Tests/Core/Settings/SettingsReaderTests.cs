using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Settings;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly SettingsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WholeExample_GivesEverySetting()
    {
        _folder.With("prom", "token\n").With("isartor", "key");
        var settings = Settings($$"""
            prometheus: { url: "https://prom.example/prefix", bearerTokenFile: {{_folder["prom"]}} }   # left out: embedded
            gateways:
              - { name: edge, profile: isartor, metricsUrl: "http://collector:8889/metrics", debugUrl: "http://isartor:8080", apiKeyFile: {{_folder["isartor"]}} }
              - { name: chat, profile: privaterouter, selector: '{job="privaterouter-api"}' }
            rules: { files: [ "/etc/prometheus/rules/*.yml" ] }
            logs: [ { gateway: chat, path: "/var/lib/docker/containers/*/*-json.log" } ]
            requests: { maxIndexBytes: 1048576 }
            storage: { path: /var/lib/operator-console }
            access: { mode: open }        # loopback only
            """);

        Assert.Equal(new Uri("https://prom.example/prefix"), settings.Prometheus.Url);
        Assert.False(settings.Prometheus.IsEmbedded);
        Assert.Equal(_folder["prom"], settings.Prometheus.BearerTokenFile);
        Assert.Equal(["edge", "chat"], settings.Gateways.Select(g => g.Name));
        Assert.Equal(["isartor", "privaterouter"], settings.Gateways.Select(g => g.Profile));
        Assert.Equal([new Uri("http://collector:8889/metrics")], settings.Gateways[0].MetricsUrl);
        Assert.Equal(new Uri("http://isartor:8080"), settings.Gateways[0].DebugUrl);
        Assert.Equal(_folder["isartor"], settings.Gateways[0].ApiKeyFile);
        Assert.Equal("{job=\"privaterouter-api\"}", settings.Gateways[1].Selector);
        Assert.Equal(["/etc/prometheus/rules/*.yml"], settings.Rules.Files);
        Assert.Equal([new LogSettings { Gateway = "chat", Path = "/var/lib/docker/containers/*/*-json.log" }], settings.Logs);
        Assert.Equal(1024 * 1024, settings.Requests.MaxIndexBytes);
        Assert.Equal("/var/lib/operator-console", settings.Storage.Path);
        Assert.Equal(AccessMode.Open, settings.Access.Mode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("prometheus:\ngateways: ~\nlogs: []\n")]
    [InlineData("{}")]
    public void Read_NothingSet_GivesDefaults(string yaml)
    {
        var settings = Settings(yaml);

        Assert.True(settings.Prometheus.IsEmbedded);
        Assert.Equal(TimeSpan.FromSeconds(15), settings.Prometheus.ScrapeInterval);
        Assert.Equal(TimeSpan.FromDays(30), settings.Prometheus.Retention);
        Assert.Equal("prometheus", settings.Prometheus.Program);
        Assert.Empty(settings.Gateways);
        Assert.True(Path.IsPathRooted(settings.Storage.Path));
    }

    [Fact]
    public void Read_Json_IsReadLikeYaml()
    {
        var settings = Settings("{\n\t\"Prometheus\": { \"ScrapeInterval\": \"1m30s\", \"MaxAnswerBytes\": 2048 },\n\t\"gateways\": [\n\t\t{ \"NAME\": \"edge\", \"profile\": \"isartor\", \"metricsUrl\": [\"http://a/m\", \"http://b/m\"] }\n\t]\n}");

        Assert.Equal(TimeSpan.FromSeconds(90), settings.Prometheus.ScrapeInterval);
        Assert.Equal(2048, settings.Prometheus.MaxAnswerBytes);
        Assert.Equal([new Uri("http://a/m"), new Uri("http://b/m")], settings.Gateways[0].MetricsUrl);
    }

    [Fact]
    public void Read_RelativePaths_StartFromTheFilesFolder()
    {
        _folder.With("token", "x");
        var settings = Settings("""
            gateways: [ { name: edge, profile: isartor, metricsUrl: "http://a/m", bearerTokenFile: token } ]
            rules: { files: rules/*.yml }
            logs: [ { gateway: edge, path: ../logs/*.log } ]
            storage: { path: ./data }
            prometheus: { program: bin/prometheus }
            """);

        Assert.Equal(_folder["token"], settings.Gateways[0].BearerTokenFile);
        Assert.Equal([_folder["rules/*.yml"]], settings.Rules.Files);
        Assert.Equal(Path.GetFullPath(_folder["../logs/*.log"]), settings.Logs[0].Path);
        Assert.Equal(_folder["data"], settings.Storage.Path);
        Assert.Equal(_folder["bin/prometheus"], settings.Prometheus.Program);
    }

    [Fact]
    public void Read_SeveralSources_StrongerOnesWin()
    {
        var reading = _folder.Read(
            """
            prometheus: { scrapeInterval: 20s, queryTimeout: 20s }
            gateways:
              - { name: edge, profile: isartor, metricsUrl: "http://edge/metrics" }
              - { name: chat, profile: privaterouter, metricsUrl: "http://chat/metrics" }
            """,
            environment: [("CONSOLE__PROMETHEUS__QUERYTIMEOUT", "30s"), ("CONSOLE__GATEWAYS__1__METRICSURL__0", "http://env/metrics"), ("PATH", "/bin"), ("CONSOLE__STORAGE__PATH", "")],
            options: [("prometheus.retention", "5d"), ("gateways.0.name", "rim")],
            defaults: """{ "Logging": { "LogLevel": { "Default": "Warning" } }, "Console": { "prometheus": { "scrapeInterval": "10s", "retention": "10d", "maxAnswerBytes": 5000 } } }""");

        var prometheus = reading.Settings!.Prometheus;
        Assert.Equal(5000, prometheus.MaxAnswerBytes);
        Assert.Equal(TimeSpan.FromSeconds(20), prometheus.ScrapeInterval);
        Assert.Equal(TimeSpan.FromSeconds(30), prometheus.QueryTimeout);
        Assert.Equal(TimeSpan.FromDays(5), prometheus.Retention);
        Assert.Equal(["rim", "chat"], reading.Settings.Gateways.Select(g => g.Name));
        Assert.Equal([new Uri("http://env/metrics")], reading.Settings.Gateways[1].MetricsUrl);
    }

    [Fact]
    public void Read_ListInTheFile_ReplacesTheDefaultsList()
    {
        var reading = _folder.Read(
            "gateways: [ { name: mine, profile: isartor, metricsUrl: 'http://mine/metrics' } ]",
            defaults: """{ "console": { "gateways": [ { "name": "a", "profile": "p", "metricsUrl": "http://a" }, { "name": "b", "profile": "p", "metricsUrl": "http://b" } ] } }""");

        Assert.Equal(["mine"], reading.Settings!.Gateways.Select(g => g.Name));
    }

    [Fact]
    public void Read_GatewaysFromTheEnvironmentAlone_MakesAList()
    {
        var reading = _folder.Read("", environment:
        [
            ("CONSOLE__GATEWAYS__0__NAME", "edge"), ("CONSOLE__GATEWAYS__0__PROFILE", "isartor"), ("CONSOLE__GATEWAYS__0__METRICSURL", "http://edge/metrics"),
        ]);

        Assert.Equal("edge", Assert.Single(reading.Settings!.Gateways).Name);
    }

    [Fact]
    public void Read_SecretInTheEnvironment_BecomesAFileUnderStorage()
    {
        var reading = _folder.Read(
            "prometheus: { url: 'http://prom' }\nstorage: { path: data }",
            environment: [("CONSOLE__PROMETHEUS__BEARERTOKEN", "s3cret")]);

        var secret = Assert.Single(reading.Secrets);
        Assert.Equal(_folder["data/secrets/prometheus.bearerToken"], reading.Settings!.Prometheus.BearerTokenFile);
        Assert.Equal(new EnvironmentSecret(_folder["data/secrets/prometheus.bearerToken"], "s3cret"), secret);
        Assert.DoesNotContain("s3cret", secret.ToString(), StringComparison.Ordinal);
    }

    private ConsoleSettings Settings(string yaml)
    {
        var reading = _folder.Read(yaml);
        Assert.Empty(reading.Problems);
        return reading.Settings!;
    }
}
