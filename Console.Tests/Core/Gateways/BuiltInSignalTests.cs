using System.Text.RegularExpressions;
using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Tests.Core.Gateways;

/// <summary>What every signal of a built-in profile has to keep to; whether it has a value, the running demo tells.</summary>
public partial class BuiltInSignalTests
{
    public static TheoryData<string> Profiles => BuiltInProfiles.Names;

    [Theory, MemberData(nameof(Profiles))]
    public void Expressions_OfABuiltInProfile_AskForItsGatewayAlone(string profile) =>
        Assert.All(ExpressionsOf(profile), e => Assert.DoesNotMatch(OtherSelector(), e));

    [Theory, MemberData(nameof(Profiles))]
    public void Dimensions_OfABuiltInProfile_CanAllBeFound(string profile) => Assert.All(
        BuiltInProfiles.Find(profile).Signals.Values,
        signal => Assert.All(signal.By.Keys, dimension => Assert.NotNull(SignalView.Find(signal, dimension, []))));

    [Theory]
    [InlineData("stratarouter", SignalNames.Spend)]
    [InlineData("gatewayz", SignalNames.Errors)]
    [InlineData("gatewayz", SignalNames.Breaker)]
    [InlineData("litellm", SignalNames.Latency)]
    public void Signal_OfAGatewayWithProviders_CanBeToldByProvider(string profile, string signal) =>
        Assert.NotNull(SignalView.Find(ProfileCatalogue.Load().Find(profile).Value!.Signals[signal], DimensionNames.Provider, []));

    private static IEnumerable<string> ExpressionsOf(string profile) =>
        from signal in BuiltInProfiles.Find(profile).Signals.Values
        from part in (IEnumerable<Signal>)[signal, .. signal.By.Values.OfType<OwnDimension>().Select(d => d.Signal)]
        from expression in part switch
        {
            ValueSignal v => (string[])[v.Query],
            RatioSignal r => [r.Part, r.Whole],
            HistogramSignal h => [h.Join],
            _ => [],
        }
        select expression;

    // A brace that is neither a selector with $selector nor ${1} of a replacement.
    [GeneratedRegex(@"(?<!\$)\{(?!\$selector[,}])")]
    private static partial Regex OtherSelector();
}
