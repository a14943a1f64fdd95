using OperatorConsole.Core.Alerting.Drafting;
using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Tests.Core.Alerting.Drafting;

public sealed class StaleTextsTests
{
    [Theory]
    [InlineData("More than 5% of requests fail", 0.05, 0.08, "More than 8% of requests fail")]
    [InlineData("above 5 percent", 5, 7.5, "above 7.5 percent")]
    [InlineData("slower than 200ms", 0.2, 0.35, "slower than 350ms")]
    [InlineData("fewer than 3 days left", 259200, 345600, "fewer than 4 days left")]
    [InlineData("{{ $value }} is above 10 (10)", 10, 20, "{{ $value }} is above 20 (20)")]
    public void Text_ThatNamesTheOldNumber_IsOfferedWithTheNew(string text, double old, double value, string suggestion) =>
        Assert.Equal(suggestion, StaleTexts.Replace(text, old, value)?.Suggestion);

    [Theory]
    [InlineData("within 15 minutes")]
    [InlineData("gpt-5 is slow")]
    [InlineData("{{ if gt $value 5.0 }}much{{ end }}")]
    [InlineData("v1.5 and 5.5")]
    public void Text_OfOtherNumbers_IsLeftAlone(string text) => Assert.Null(StaleTexts.Replace(text, 5, 8));

    [Fact]
    public void Name_WithTheNumber_IsToldButNotChanged()
    {
        var rule = RuleFile.Read("groups:\n- name: g\n  rules:\n  - alert: ErrorsAbove5Percent\n    expr: x > 0.05\n").Rules.Single();
        var stale = Assert.Single(StaleTexts.Find(rule, new Dictionary<int, double> { [0] = 0.08 }));
        Assert.Equal(("", "5"), (stale.Where, stale.Said));
    }
}
