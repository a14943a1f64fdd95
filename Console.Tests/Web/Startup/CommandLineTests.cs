using OperatorConsole.Web.Features.Startup;

namespace OperatorConsole.Tests.Web.Startup;

public class CommandLineTests
{
    [Fact]
    public void Parse_EveryOption_IsUnderstood()
    {
        var commandLine = CommandLine.Parse(["--demo", "--urls=http://localhost:1", "--demo-history", "2d", "--demo-first-port", "0", "--demo-seed=9", "--demo-program", "x.dll", "--prometheus.retention", "5d", "--gateways.0.selector={job=\"x\"}"]);

        Assert.Equal(("http://localhost:1", true, "2d", "0", "9", "x.dll"), (commandLine.Urls, commandLine.Demo, commandLine.DemoHistory, commandLine.DemoFirstPort, commandLine.DemoSeed, commandLine.DemoProgram));
        Assert.Equal([new("prometheus.retention", "5d"), new("gateways.0.selector", "{job=\"x\"}")], commandLine.Settings);
    }

    [Fact]
    public void Parse_Nothing_GivesDefaults()
    {
        var commandLine = CommandLine.Parse([]);

        Assert.Equal(("http://127.0.0.1:8480", null, false, false, "7d"), (commandLine.Urls, commandLine.Config, commandLine.Demo, commandLine.Help, commandLine.DemoHistory));
    }

    [Theory]
    [InlineData("--confg x.yaml", "--confg is not an option. Did you mean “--config”?")]
    [InlineData("-config x.yaml", "-config is not an option. Did you mean “--config”?")]
    [InlineData("config.yaml", "config.yaml stands alone. A settings file is named with --config FILE.")]
    [InlineData("--config", "--config needs a value.")]
    [InlineData("--config --demo", "--config needs a value.")]
    [InlineData("--config=", "--config needs a value.")]
    [InlineData("--demo=yes", "--demo takes no value.")]
    [InlineData("--urls http://a --urls http://b", "--urls is given twice.")]
    [InlineData("--prometheus.url", "--prometheus.url needs a value.")]
    [InlineData("--demo --config a.yaml", "--demo brings its own settings: leave out --config.")]
    [InlineData("--demo-seed 3", "--demo-seed needs --demo.")]
    public void Parse_Mistake_IsNamed(string arguments, string problem)
    {
        var exception = Assert.Throws<StartupException>(() => CommandLine.Parse(arguments.Split(' ')));

        Assert.Equal(ExitCode.BadSettings, exception.ExitCode);
        Assert.Equal($"{problem}\n  remedy:  operator-console --help lists every option.", exception.Message);
    }

    [Fact]
    public void Parse_SeveralMistakes_NamesAll()
    {
        var exception = Assert.Throws<StartupException>(() => CommandLine.Parse(["--zzzzzzzzzzzz", "v", "--config", "--demo=1"]));

        Assert.Equal(4, exception.Message.Split('\n').Length);
    }
}
