using System.Diagnostics;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Settings;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace OperatorConsole.Tests.Docker;

/// <summary>The services, as far as they can be tested without an engine.</summary>
public sealed class ComposeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docker");
    private static readonly Compose Stack = Read();

    [Fact]
    public void Services_EveryOne_HasAProfileOfItsName() =>
        Assert.All(Stack.Services, service => Assert.Contains(service.Key, service.Value.Profiles));

    [Fact]
    public void Demo_SendsItsTraces_ToTheJaegerThatItsConsoleAsks()
    {
        Assert.Contains("demo", Stack.Services["jaeger"].Profiles);
        Assert.Equal(["--demo", "--demo-traces-to", "http://127.0.0.1:4318"], Stack.Services["demo"].Command);
        Assert.Equal("http://127.0.0.1:16686", Stack.Services["demo"].Environment["CONSOLE__TRACES__0__JAEGER"]);
    }

    [Fact]
    public void Services_ThatAreBuilt_NameAStageOfTheDockerfile()
    {
        var builds = Stack.Services.Values.Select(s => s.Build).OfType<Build>().ToList();

        Assert.Equal(2, builds.Count);
        Assert.All(builds, build =>
        {
            var context = Path.GetFullPath(Path.Combine(Folder, build.Context));
            Assert.Equal(Repository.Root, context);
            Assert.Contains(build.Target, Dockerfile.Parse(File.ReadAllText(Path.Combine(context, build.Dockerfile))).Stages);
        });
    }

    [Fact]
    public void Services_EveryOne_ListensOnTheHostsLoopbackOnly()
    {
        Assert.All(Stack.Services.Values, service => Assert.Equal("host", service.NetworkMode));
        Assert.Contains("--web.listen-address=127.0.0.1:9090", Stack.Services["prometheus"].Command);
        Assert.Equal("127.0.0.1", Stack.Services["jaeger"].Environment["JAEGER_LISTEN_HOST"]);
        Assert.DoesNotContain(Stack.Services.SelectMany(s => s.Value.Command), argument => argument.StartsWith("--urls", StringComparison.Ordinal));
    }

    [Fact]
    public void Volumes_EveryOne_IsThere() => Assert.All(Stack.Services.Values.SelectMany(s => s.Volumes), volume =>
    {
        var source = volume.Split(':')[0];
        Assert.True(source.StartsWith('.') ? Path.Exists(Path.Combine(Folder, source)) : Stack.Volumes.ContainsKey(source), source);
    });

    [Fact]
    public void Console_ItsSettings_AreAcceptedByTheConsole()
    {
        var reading = SettingsReader.Read(
            new SettingsSources { File = Path.Combine(Folder, "console.yaml"), Folder = Folder, Environment = [], CommandLine = [] },
            _ => ProfileCatalogue.Load().Names);

        Assert.Empty(reading.Problems);
        Assert.False(reading.Settings!.Prometheus.IsEmbedded);
        Assert.Equal("http://127.0.0.1:16686/", Assert.Single(reading.Settings.Traces).Url.ToString());
    }

    [Fact]
    public async Task Prometheus_ItsConfiguration_IsAcceptedByPromtool()
    {
        using var promtool = Process.Start(new ProcessStartInfo("promtool", ["check", "config", Path.Combine(Folder, "prometheus", "prometheus.yml")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await promtool.StandardOutput.ReadToEndAsync() + await promtool.StandardError.ReadToEndAsync();
        await promtool.WaitForExitAsync();

        Assert.True(promtool.ExitCode == 0, said);
    }

    private static Compose Read()
    {
        using var text = File.OpenText(Path.Combine(Folder, "compose.yaml"));
        return new DeserializerBuilder()
            .WithNamingConvention(YamlDotNet.Serialization.NamingConventions.UnderscoredNamingConvention.Instance)
            .IgnoreUnmatchedProperties()
            .Build()
            .Deserialize<Compose>(new MergingParser(new Parser(text)));
    }

    private sealed record Compose
    {
        public Dictionary<string, Service> Services { get; init; } = [];

        public Dictionary<string, object?> Volumes { get; init; } = [];
    }

    private sealed record Service
    {
        public Build? Build { get; init; }

        public List<string> Profiles { get; init; } = [];

        public string? NetworkMode { get; init; }

        public List<string> Command { get; init; } = [];

        public Dictionary<string, string> Environment { get; init; } = [];

        public List<string> Volumes { get; init; } = [];
    }

    private sealed record Build
    {
        public string Context { get; init; } = "";

        public string Dockerfile { get; init; } = "";

        public string Target { get; init; } = "";
    }
}
