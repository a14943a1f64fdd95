using System.Text.RegularExpressions;
using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Tests.Demo.LiteLlm;

public sealed partial class LiteLlmRulesTests
{
    [Fact]
    public void Rules_OfTheProxy_NameOnlyMetricsItExposes()
    {
        using var run = new ProxyRun(ProxyRun.Monday, logged: false);
        var names = run.Play(TimeSpan.FromHours(1)).Exposed().Families.SelectMany(f => f.Samples).Select(s => s.Name).Concat(LiteLlmFamilies.Written.Keys).ToHashSet();
        var folder = Directory.CreateTempSubdirectory("rules");
        RuleFiles.Place(folder.FullName);
        var used = Metric().Matches(File.ReadAllText(Path.Combine(folder.FullName, "litellm.yml"))).Select(m => m.Value).Distinct().ToArray();
        folder.Delete(recursive: true);

        Assert.True(used.Length >= 8);
        Assert.All(used, n => Assert.Contains(n, names));
    }

    [GeneratedRegex("(?<=\\()litellm_[a-z_]+")]
    private static partial Regex Metric();
}
