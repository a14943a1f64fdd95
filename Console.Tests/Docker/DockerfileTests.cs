namespace OperatorConsole.Tests.Docker;

/// <summary>The image, as far as it can be tested without an engine.</summary>
public sealed class DockerfileTests
{
    private static readonly Dockerfile Image = Dockerfile.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docker", "Dockerfile")));

    [Fact]
    public void Instructions_Read_AreKnown() =>
        Assert.Empty(Image.Instructions.Select(i => i.Name).Except(["FROM", "COPY", "RUN", "WORKDIR", "USER", "VOLUME", "ENV", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT"]));

    [Fact]
    public void Images_OfAllStages_AreOfAStatedVersion() =>
        Assert.All(Image.Images, image => Assert.Matches(@"^[a-z./-]+:v?\d", image));

    [Fact]
    public void Copies_FromStages_NameEarlierOnes()
    {
        var known = new HashSet<string>();
        foreach (var instruction in Image.Instructions)
        {
            if (instruction.Name == "COPY" && instruction.Arguments.StartsWith("--from=", StringComparison.Ordinal))
                Assert.Contains(instruction.Arguments.Split(' ')[0]["--from=".Length..], known);
            if (instruction.Stage.Length > 0) known.Add(instruction.Stage);
        }
        Assert.Equal(["prometheus", "node", "build", "console"], Image.Stages);
    }

    [Fact]
    public void Copies_FromTheRepository_NameWhatIsThere() =>
        Assert.All(Image.Copied, source => Assert.True(Path.Exists(Path.Combine(Repository.Root, source)), source));

    [Fact]
    public void Restore_BeforeTheSources_HasEveryProjectAndImportedFile()
    {
        var before = Image.Instructions.TakeWhile(i => i is not { Name: "RUN", Arguments: var a } || !a.Contains("dotnet restore", StringComparison.Ordinal)).ToList();
        var copied = string.Join(' ', before.Select(i => i.Arguments));

        foreach (var project in new[] { "Core", "Web", "Demo" }.Select(p => $"Console.{p}"))
        {
            var wanted = Directory.GetFiles(Path.Combine(Repository.Root, project), "*.csproj").Concat(Directory.GetFiles(Path.Combine(Repository.Root, project), "*.targets"));
            Assert.All(wanted, file => Assert.Contains($"{project}/{Path.GetFileName(file)}", copied, StringComparison.Ordinal));
        }
        Assert.All(Directory.GetFiles(Repository.Root, "Directory.*.props"), file => Assert.Contains(Path.GetFileName(file), copied, StringComparison.Ordinal));
    }

    [Fact]
    public void LastStage_Run_HasNoRightsAndIsChecked()
    {
        var last = Image.Instructions.Where(i => i.Stage == "console").ToList();

        Assert.Equal("$APP_UID", Assert.Single(last, i => i.Name == "USER").Arguments);
        Assert.Contains("GET /health/live", Assert.Single(last, i => i.Name == "HEALTHCHECK").Arguments, StringComparison.Ordinal);
        Assert.True(last.FindIndex(i => i.Name == "USER") < last.FindIndex(i => i.Name == "ENTRYPOINT"));
    }
}
