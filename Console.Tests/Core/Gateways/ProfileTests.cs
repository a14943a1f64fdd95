using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Gateways;

public class ProfileTests
{
    public static TheoryData<string> Profiles => BuiltInProfiles.Names;

    [Theory, MemberData(nameof(Profiles))]
    public void BuiltInProfile_HasEverySignalOfRequestsOrTheReasonWhyNot(string name)
    {
        var profile = BuiltInProfiles.Find(name);
        Assert.All(SignalNames.OfRequests, signal => Assert.True(profile.Signals.ContainsKey(signal) ^ profile.CannotTell.ContainsKey(signal), signal));
    }

    [Theory]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nsignls: {}", "x.yaml:4:1: “signls” is not known here; known are profile, title, detect, health, debug, apiKeyHeader, slis, traces, variants, alive, exportInterval, signals, cannotTell, panels, labels, metrics, complete, extraLabels")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\ntraces: { service: x, searches: [ { id: slow, title: Slow } ] }", "x.yaml:4:35: the search “slow” needs one of where, atLeast")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\ntraces: { service: x, searches: [ { id: slow, title: Slow, atLeast: long } ] }", "x.yaml:4:69: “atLeast” must be a duration such as 60s, 5m or 1h")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\ntraces: { searches: [] }", "x.yaml:4:9: “service” is missing")]
    [InlineData("profile: x\ntitle: X", "x.yaml:1:1: “alive” is missing: what proves that the gateway runs?")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nsignals:\n  traffic: { query: q }", "x.yaml:5:12: “unit” is missing")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nsignals:\n  speed: { query: q }", "x.yaml:5:3: “speed” is not known here; known are traffic, errors, latency, inFlight, deflection, cache, tokens, spend, savings, providerHealth, breaker, retries, timeouts, dependencies, agents, queued, kvCache, gpuUp, gpuUtilisation, gpuMemory, gpuMemoryUsed, gpuTemperature, gpuMemoryTemperature, gpuPower, gpuClock, gpuXid, gpuEcc")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nexportInterval: fast", "x.yaml:4:17: “exportInterval” must be a duration such as 60s, 5m or 1h")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nsignals:\n  traffic: { query: 'sum $by (q)', unit: u, by: { maker: provider } }", "x.yaml:5:51: “maker” is not known here; known are provider, model, route, layer, surface, client, tool, team, key, kind, node, gpu")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nsignals:\n  traffic: { query: 'sum(q)', unit: u, by: { provider: provider } }", "x.yaml:5:44: to be told by provider, the expression needs “$by”: sum $by (…)")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nsignals:\n  traffic: { query: 'sum($by q)', unit: u }", "x.yaml:5:12: “$by” stands between an aggregation and its bracket: sum $by (…)")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nsignals:\n  traffic: { query: 'sum $by (q)', unit: u, by: { provider: 'a-b' } }", "x.yaml:5:49: “provider” must name a label")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\ncannotTell: { speed: never }", "x.yaml:4:22: “speed” is not a signal; signals are traffic, errors, latency, inFlight, deflection, cache, tokens, spend, savings, providerHealth, breaker, retries, timeouts, dependencies, agents, queued, kvCache, gpuUp, gpuUtilisation, gpuMemory, gpuMemoryUsed, gpuTemperature, gpuMemoryTemperature, gpuPower, gpuClock, gpuXid, gpuEcc")]
    [InlineData("profile: x\ntitle: X\nalive: { query: 'sum(up{$selector)' }", "x.yaml:3:34: “)” closes the “{” before it")]
    [InlineData("profile: x\ntitle: X\nalive: { query: sum(up }", "x.yaml:3:20: “(” is not closed")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\npanels:\n  - { id: a, title: A, unit: u, query: 'sum(x{$selektor})' }", "x.yaml:5:47: “$selektor” is not known; known are $selector, $window, $range, $by")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\npanels:\n  - { id: a, title: A, unit: u, query: 'sum(x{a=\"b})' }", "x.yaml:5:49: the quote is not closed")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\npanels:\n  - { id: a, title: A, ratio: { part: 'a]', whole: b } }", "x.yaml:5:41: nothing is open that “]” could close")]
    [InlineData("profile: x\ntitle: X\nalive: { query: '' }", "x.yaml:3:18: the expression is empty")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nmetrics:\n  a: { type: count }", "x.yaml:5:6: “count” is no type of metric; types are counter, gauge, histogram, summary")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nmetrics:\n  a: { type: gauge, labels: [b], values: { c: [d] } }", "x.yaml:5:6: “a” has no label “c”")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nlabels:\n  a: { pattern: '[' }", "x.yaml:5:17: “pattern” is no regular expression")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\ndetect: ['a b']", "x.yaml:4:9: “a b” is no name of a metric")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\nvariants:\n  new: { title: New }", "x.yaml:5:8: “detect” is missing: by which metrics is the variant “new” known?")]
    [InlineData("profile: x\ntitle: X\nalive: { query: up }\npanels: [{ id: a, title: A, query: q, unit: u }, { id: a, title: B, query: q, unit: u }]", "x.yaml:4:50: there is another panel “a”")]
    [InlineData("- a\n- b", "x.yaml:1:1: a profile is one YAML mapping")]
    public void Read_WithATypo_NamesLineAndColumn(string yaml, string problem)
    {
        var (profile, problems) = ProfileReader.Read(yaml, "x.yaml");
        Assert.Null(profile);
        Assert.StartsWith(problem, problems.Select(p => p.ToString()).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfTextThatIsNoYaml_NamesTheLine()
    {
        var (_, problems) = ProfileReader.Read("profile: x\ntitle: [", "x.yaml");
        Assert.Equal("x.yaml", problems.Single().File);
        Assert.True(problems.Single().Line >= 2);
    }

    [Fact]
    public void Read_OfExpressionsWithTextsAndComments_LooksAtTheRestAlone()
    {
        var (profile, problems) = ProfileReader.Read("""
            profile: x
            title: X
            alive:
              query: |
                # $nothing here ( counts
                sum(label_replace(up{$selector,a=~"}[($x"}, "a", "${1}xx", "b", `(.)\`))
            """, "x.yaml");
        Assert.Empty(problems);
        Assert.NotNull(profile);
    }

    [Fact]
    public void Catalogue_WithABrokenFile_KeepsTheOthersAndSaysWhatIsWrong()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mine.yaml", "profile: mine\ntitle: Mine\nalive: { query: up }");
        folder.Write("broken.yaml", "profile: broken\nalive: 7");
        var catalogue = ProfileCatalogue.Load(folder.Path);
        Assert.Equal("Mine", catalogue.Find("mine").Value!.Title);
        Assert.True(catalogue.Find("isartor").Succeeded);
        Assert.Contains("broken.yaml:2:8: “alive” must be a mapping", catalogue.Find("broken").Failure!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Expand_WithASelector_PutsItBesideTheOtherMatchers() =>
        Assert.Equal(
            "sum(increase(x{job=\"a\",env=\"b\",status=\"500\"}[5m]))",
            TestGateway.Of("isartor", "{job=\"a\",env=\"b\"}").Expand("sum(increase(x{$selector,status=\"500\"}[$window]))"));

    [Fact]
    public void Expand_WithoutASelectorOnAServerOfAnotherTeam_LeavesValidPromQl()
    {
        var gateway = TestGateway.Of("isartor", null, new PrometheusSettings { Url = new Uri("http://p") });
        Assert.Equal("sum(x[5m]) + y{status=\"500\"}", gateway.Expand("sum(x{$selector}[$window]) + y{$selector,status=\"500\"}"));
    }

    [Fact]
    public void Window_OfAGatewayScrapedRarely_IsFourIntervals() =>
        Assert.Equal(TimeSpan.FromMinutes(8), TestGateway.Of("isartor", null, new PrometheusSettings { ScrapeInterval = TimeSpan.FromMinutes(2) }).Window);
}
