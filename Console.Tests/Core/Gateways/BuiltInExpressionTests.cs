using System.Text.RegularExpressions;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.PromQl;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Gateways;

/// <summary>The expressions of a built-in profile name only what the profile knows: metrics, their labels, and values these can have.</summary>
public class BuiltInExpressionTests
{
    /// <summary>Prometheus' own labels.</summary>
    private static readonly string[] OfTheScrape = ["job", "instance", "le", "quantile"];

    public static TheoryData<string> Profiles => BuiltInProfiles.Names;

    [Theory, MemberData(nameof(Profiles))]
    public void Expressions_OfABuiltInProfile_NameKnownMetricsLabelsAndValues(string name)
    {
        var profile = BuiltInProfiles.Find(name);
        // A chart all variants share may take a metric that only one of them has.
        var known = ProfileCatalogue.Load().Find(profile.Name).Value!.Variants.Select(v => v.Profile.Metrics).Prepend(profile.Metrics).ToList();
        var gateway = Gateway.Create(new GatewaySettings { Name = "it", Profile = profile.Name, Selector = "{job=\"it\"}" }, profile, new PrometheusSettings());
        var problems = new List<string>();
        foreach (var expression in ExpressionsOf(profile).Distinct())
        {
            var parsed = PromQlParser.Parse(gateway.Expand(expression.Replace("$range", "1h", StringComparison.Ordinal)));
            if (!parsed.Succeeded) problems.Add($"{parsed.Error}: {parsed.Text}");
            else problems.AddRange(SelectorUse.In(parsed.Root).SelectMany(s => ProblemsOf(s.Selector, known)).Select(p => $"{p}: {parsed.Text}"));
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static IEnumerable<string> ProblemsOf(VectorSelector selector, IReadOnlyList<KnownMetrics> known)
    {
        if (selector.Metric is not { } name || name == "up") yield break;
        var metric = known.Select(k => k.TryFind(name, out var found) ? found : null).FirstOrDefault(m => m is not null);
        if (metric is null)
        {
            yield return $"{name} is not known";
            yield break;
        }
        foreach (var matcher in selector.Matchers.Where(m => !OfTheScrape.Contains(m.Name.Text)))
        {
            if (metric.Labels.FirstOrDefault(l => l.Name == matcher.Name.Text) is not { } label)
            {
                if (!known.Any(k => k.ExtraLabels.Contains(matcher.Name.Text))) yield return $"{name} has no label {matcher.Name}";
            }
            else if (label.Values.Count > 0 && !label.Values.Keys.Any(v => Takes(matcher, v))) yield return $"no value of {name}'s label {matcher.Name} is taken";
        }
    }

    private static bool Takes(LabelMatcher matcher, string value) => matcher.Operator switch
    {
        MatchOperator.Equal => value == matcher.Value.Value,
        MatchOperator.NotEqual => value != matcher.Value.Value,
        MatchOperator.Matches => Regex.IsMatch(value, $"^(?:{matcher.Value.Value})$"),
        _ => !Regex.IsMatch(value, $"^(?:{matcher.Value.Value})$"),
    };

    private static IEnumerable<string> ExpressionsOf(GatewayProfile profile)
    {
        yield return profile.Alive.Query;
        foreach (var panel in GatewayBoard.Of(profile))
            foreach (var source in panel.Sources)
                switch (source)
                {
                    case QuerySource query: yield return query.Query; break;
                    case RatioSource ratio: yield return ratio.Signal.Part; yield return ratio.Signal.Whole; break;
                    case HistogramSource histogram: yield return HistogramQuery(histogram.Signal); break;
                }
        foreach (var signal in profile.Signals.Values.SelectMany(s => s.By.Values.OfType<OwnDimension>().Select(d => d.Signal).Prepend(s)))
            switch (signal)
            {
                case ValueSignal value: yield return value.Query; break;
                case RatioSignal ratio: yield return ratio.Part; yield return ratio.Whole; break;
                case HistogramSignal histogram: yield return HistogramQuery(histogram); break;
            }
    }

    private static string HistogramQuery(HistogramSignal signal) =>
        $"rate({signal.Histogram}_bucket{{$selector{(signal.Where.Length > 0 ? "," + signal.Where : "")}}}[$window]) {signal.Join}";
}
