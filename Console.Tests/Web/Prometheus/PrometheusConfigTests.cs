using System.Diagnostics;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features.Prometheus;

namespace OperatorConsole.Tests.Web.Prometheus;

public sealed class PrometheusConfigTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Write_AllThatGatewaysCanHave_IsWhatPrometheusReads()
    {
        var secret = _folder.Write("secret", "x");
        var config = PrometheusConfig.Write(new ConsoleSettings
        {
            Prometheus = new PrometheusSettings { ScrapeInterval = TimeSpan.FromSeconds(5) },
            Rules = new RulesSettings { Files = [_folder.Path + "/rules/*.yml"] },
            Gateways =
            [
                Gateway("plain", "http://10.0.0.1:8080", "http://10.0.0.2:8080/") with { ApiKeyFile = secret },
                Gateway("bearer", "https://gw.example/prefix/metrics") with { BearerTokenFile = secret },
                Gateway("basic", "http://[::1]:9000/m") with { Username = "me", PasswordFile = secret },
                Gateway("several", "http://a/metrics?match=x&match=y%20z", "http://b/metrics", "http://c/metrics"),
            ],
        });

        Assert.Equal(
            """
            global:
              scrape_interval: "5s"
              evaluation_interval: "5s"
            rule_files:
            - "RULES"
            scrape_configs:
            - job_name: "plain"
              scheme: "http"
              metrics_path: "/metrics"
              static_configs:
              - targets:
                - "10.0.0.1:8080"
                - "10.0.0.2:8080"
            - job_name: "bearer"
              scheme: "https"
              metrics_path: "/prefix/metrics"
              static_configs:
              - targets:
                - "gw.example:443"
              authorization:
                type: Bearer
                credentials_file: "SECRET"
              follow_redirects: false
            - job_name: "basic"
              scheme: "http"
              metrics_path: "/m"
              static_configs:
              - targets:
                - "[::1]:9000"
              basic_auth:
                username: "me"
                password_file: "SECRET"
              follow_redirects: false
            - job_name: "several"
              scheme: "http"
              metrics_path: "/metrics"
              static_configs:
              - targets:
                - "a:80"
              params:
                "match":
                - "x"
                - "y z"
            - job_name: "several#2"
              scheme: "http"
              metrics_path: "/metrics"
              static_configs:
              - targets:
                - "b:80"
                - "c:80"
                labels:
                  job: "several"
            ...

            """.Replace("SECRET", secret, StringComparison.Ordinal).Replace("RULES", _folder.Path + "/rules/*.yml", StringComparison.Ordinal),
            config.ReplaceLineEndings("\n"));
        await MustPassPromtoolAsync(config);
    }

    [Fact]
    public async Task Write_NoGateways_IsWhatPrometheusReads() => await MustPassPromtoolAsync(PrometheusConfig.Write(new ConsoleSettings()));

    [Fact]
    public async Task Write_HostileTexts_StayTexts()
    {
        const string Hostile = "a\"\n- job_name: 'evil' #{}[]&*!|>%@`\\ \t\u0007 ü";
        var secret = _folder.Write("s\"\n: #", "x");
        var config = PrometheusConfig.Write(new ConsoleSettings
        {
            Rules = new RulesSettings { Files = [$"/rules/{Hostile}.yml"] },
            Gateways = [Gateway(Hostile, "http://a/%22%0A-%20x?q=%22%0A%20y:%20z") with { Username = Hostile, PasswordFile = secret }],
        });

        await MustPassPromtoolAsync(config);
        Assert.Equal(1, config.Split("\n- job_name").Length - 1);
    }

    private static GatewaySettings Gateway(string name, params string[] urls) =>
        new() { Name = name, Profile = "isartor", MetricsUrl = [.. urls.Select(u => new Uri(u))] };

    private async Task MustPassPromtoolAsync(string config)
    {
        var start = new ProcessStartInfo("promtool", ["check", "config", _folder.Write("prometheus.yml", config)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var promtool = Process.Start(start)!;
        var output = promtool.StandardOutput.ReadToEndAsync();
        var errors = await promtool.StandardError.ReadToEndAsync();
        await promtool.WaitForExitAsync();
        Assert.True(promtool.ExitCode == 0, $"{await output}\n{errors}\n{config}");
    }
}
