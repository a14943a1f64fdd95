using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Settings;

public sealed class SecretsTests : IDisposable
{
    private const string Remedy = "Name a file that holds nothing but the secret, and that the console may read.";

    private readonly SettingsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("prometheus: { url: 'http://p', bearerToken: s3cret }", "prometheus.bearerToken", "bearerTokenFile")]
    [InlineData("prometheus: { url: 'http://p', username: me, password: s3cret }", "prometheus.password", "passwordFile")]
    [InlineData("gateways: [ { name: e, profile: p, metricsUrl: 'http://x', apiKey: s3cret } ]", "gateways[0].apiKey", "apiKeyFile")]
    public void Read_SecretInTheFile_IsRefusedWithoutShowingIt(string yaml, string key, string file)
    {
        var found = _folder.Problem(yaml);

        Assert.Equal(
            (key, null, "A secret is not written into the settings.", $"Put it into a file of its own and name that with {file}, or set it in the environment."),
            (found.Key, found.Value, found.Problem, found.Remedy));
    }

    [Fact]
    public void Read_SecretOnTheCommandLine_IsRefused()
    {
        var found = Assert.Single(_folder.Read("", options: [("prometheus.url", "http://p"), ("prometheus.bearerToken", "s3cret")]).Problems);

        Assert.Equal("A secret is not written into the settings.", found.Problem);
        Assert.DoesNotContain("s3cret", found.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(" \n", "The file is empty.")]
    [InlineData("a\nb", "The file holds more than one line.")]
    [InlineData(null, "There is no such file.")]
    public void Read_SecretFileThatCannotServe_IsAProblem(string? content, string problem)
    {
        if (content is not null) _folder.With("secret", content);

        var found = _folder.Problem("prometheus: { url: 'http://p', bearerTokenFile: ./secret }");

        Assert.Equal(new SettingsProblem("prometheus.bearerTokenFile", "./secret", "console.yaml:1:32", problem, Remedy), found);
    }

    [Fact]
    public void Read_FolderAsSecretFile_IsAProblem() =>
        Assert.Equal("This is a folder.", _folder.Problem($"prometheus: {{ url: 'http://p', bearerTokenFile: {_folder.Path} }}").Problem);

    [Fact]
    public void Read_HugeSecretFile_IsAProblem()
    {
        _folder.With("secret", new string('x', 70_000));

        Assert.Equal("The file is too large to be a secret.", _folder.Problem("prometheus: { url: 'http://p', bearerTokenFile: secret }").Problem);
    }

    [Fact]
    public void Read_SecretWrittenAsItsOwnFileName_IsNotShown()
    {
        var found = _folder.Problem("prometheus: { url: 'http://p', bearerTokenFile: sk-live-123 }");

        Assert.Equal("***", found.Value);
        Assert.DoesNotContain("sk-live", found.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("username: me", "passwordFile", "It is missing, and username needs it.")]
    [InlineData("passwordFile: secret", "username", "It is missing, and the password needs it.")]
    [InlineData("username: me, passwordFile: secret, bearerTokenFile: secret", "bearerTokenFile", "Both a bearer token and a user name or password are set.")]
    [InlineData("username: 'a:b', passwordFile: secret", "username", "A user name of basic authentication is not empty and has no colon.")]
    public void Read_HalfOfAPair_IsAProblem(string pair, string key, string problem)
    {
        _folder.With("secret", "x");

        var found = _folder.Problem($"gateways: [ {{ name: e, profile: p, metricsUrl: 'http://x', {pair} }} ]");

        Assert.Equal(($"gateways[0].{key}", problem), (found.Key, found.Problem));
    }

    [Fact]
    public void Read_SecretForTheEmbeddedPrometheus_IsAProblem()
    {
        _folder.With("secret", "x");

        var found = _folder.Problem("prometheus: { bearerTokenFile: secret }");

        Assert.Equal(("prometheus.bearerTokenFile", "It is meant for a Prometheus server of yours, and prometheus.url names none."), (found.Key, found.Problem));
    }

    [Fact]
    public void Read_SecretTwice_IsAProblem()
    {
        _folder.With("secret", "x");

        var found = Assert.Single(_folder.Read("prometheus: { url: 'http://p', bearerTokenFile: secret }", environment: [("CONSOLE__PROMETHEUS__BEARERTOKEN", "y")]).Problems);

        Assert.Equal(("CONSOLE__PROMETHEUS__BEARERTOKEN", "Both bearerToken and bearerTokenFile are set."), (found.Source, found.Problem));
    }
}
