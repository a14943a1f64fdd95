using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Settings;

public sealed class SettingsFileTests : IDisposable
{
    private readonly SettingsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("prometheus:\n  url: [a\nb: c", "2:8", "This is not YAML: something opened near this place is not closed.")]
    [InlineData("rules: {}\nprometheus:\n\turl: a", "2:11", "This is not YAML: While scanning a mapping, found invalid tab as indentation.")]
    [InlineData("a: 1\nrules:\n  - b: x\n   c: y", "4:4", "This is not YAML: While parsing a block collection, did not find expected '-' indicator.")]
    [InlineData("rules: {}\nrules: {}", "2:1", "This is not YAML: Duplicate key rules")]
    [InlineData("rules: {}\nRules: {}", "2:1", "“Rules” stands here twice.")]
    [InlineData("rules: @x", "1:8", "This is not YAML: While scanning for the next token, found character that cannot start any token.")]
    [InlineData("rules: {}\n---\nlogs: []\n", "3:1", "It holds more than one YAML document.")]
    [InlineData("hello", "1:1", "Its root is not a group of settings.")]
    [InlineData("- a", "1:1", "Its root is not a group of settings.")]
    [InlineData("? [ a ]\n: b", "1:3", "A key is not a word.")]
    public void Read_BrokenFile_SaysLineAndColumn(string yaml, string place, string problem)
    {
        var found = _folder.Problem(yaml);

        Assert.Equal(("--config", $"console.yaml:{place}", problem), (found.Key, found.Source, found.Problem));
    }

    [Fact]
    public void Read_AliasThatContainsItself_IsRefused() =>
        Assert.Contains(_folder.Read("rules: &x { files: [ *x ] }").Problems, p => p.Problem == "It is nested too deeply.");

    [Fact]
    public void Read_MissingFile_IsAProblem()
    {
        var reading = SettingsReader.Read(new SettingsSources { File = _folder["no.yaml"], Folder = _folder.Path });

        Assert.Equal(
            new SettingsProblem("--config", _folder["no.yaml"], _folder["no.yaml"], "There is no such file.", "Name an existing file that the console may read."),
            Assert.Single(reading.Problems));
    }

    [Fact]
    public void Read_FolderAsFile_IsAProblem()
    {
        var reading = SettingsReader.Read(new SettingsSources { File = _folder.Path, Folder = _folder.Path });

        Assert.StartsWith("It cannot be read: ", Assert.Single(reading.Problems).Problem, StringComparison.Ordinal);
    }
}
