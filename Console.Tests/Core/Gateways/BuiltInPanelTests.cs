using System.Text.RegularExpressions;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Gateways;

/// <summary>What every panel of a built-in profile has to keep to; whether it shows anything, the running demo tells.</summary>
public partial class BuiltInPanelTests
{
    public static TheoryData<string> Profiles => BuiltInProfiles.Names;

    [Theory, MemberData(nameof(Profiles))]
    public void Panels_OfABuiltInProfile_AreAtLeastADozen(string profile) => Assert.InRange(PanelsOf(profile).Count, BuiltInProfiles.IsUsual(profile) ? 12 : 1, 45);

    [Theory, MemberData(nameof(Profiles))]
    public void Titles_OfABuiltInProfile_AreTheirOwn(string profile)
    {
        var titles = GatewayBoard.Of(BuiltInProfiles.Find(profile)).Select(p => p.Title).ToList();
        Assert.Equal(titles.Distinct(), titles);
    }

    [Theory, MemberData(nameof(Profiles))]
    public void Queries_OfABuiltInProfile_AskForItsGatewayAlone(string profile) => Assert.All(
        QueriesOf(profile),
        q => Assert.DoesNotMatch(OtherSelector(), q.Query));

    [Theory, MemberData(nameof(Profiles))]
    public void Queries_OfABuiltInProfile_LookBackAsFarAsTheChartWants(string profile) => Assert.All(
        QueriesOf(profile),
        q => Assert.DoesNotContain(q.Kind == PanelKind.Lines ? "$range" : "$window", q.Query, StringComparison.Ordinal));

    private static IReadOnlyList<PanelDefinition> PanelsOf(string profile) => BuiltInProfiles.Find(profile).Panels;

    private static IEnumerable<(PanelKind Kind, string Query)> QueriesOf(string profile) =>
        from panel in PanelsOf(profile)
        from source in panel.Sources
        from query in source switch
        {
            QuerySource q => (string[])[q.Query],
            RatioSource r => [r.Signal.Part, r.Signal.Whole],
            _ => [],
        }
        select (panel.Kind, query);

    // A brace that is neither a selector with $selector nor ${1} of a replacement.
    [GeneratedRegex(@"(?<!\$)\{(?!\$selector[,}])")]
    private static partial Regex OtherSelector();
}
