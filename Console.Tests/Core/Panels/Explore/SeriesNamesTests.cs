using OperatorConsole.Core.Panels.Explore;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Core.Panels.Explore;

public sealed class SeriesNamesTests
{
    [Fact]
    public void Names_WhereOneLabelDiffers_AreItsValuesAndColours() =>
        Assert.Equal([("openai", "provider:openai"), ("groq", "provider:groq")], Of("job=a,provider=openai", "job=a,provider=groq"));

    [Fact]
    public void Names_WhereSeveralDiffer_NameThem() =>
        Assert.Equal([("code=200, provider=openai", ""), ("provider=groq", "")], Of("code=200,provider=openai", "provider=groq"));

    [Fact]
    public void Name_OfTheOnlySeries_IsAllOfIt() => Assert.Equal([("up{job=\"a\"}", "")], Of("__name__=up,job=a"));

    [Fact]
    public void Name_OfASeriesWithoutLabels_IsAWord() => Assert.Equal([("value", "")], SeriesNames.Of([new Series(LabelSet.Empty, [1])]).Select(s => (s.Name, s.Colour)));

    [Fact]
    public void Name_OfALabelOf64Kilobytes_IsCut()
    {
        var names = Of("a=" + new string('x', 65_536), "a=y");
        Assert.Equal(161, names[0].Name.Length);
        Assert.EndsWith("…", names[0].Colour, StringComparison.Ordinal);
    }

    private static (string Name, string Colour)[] Of(params string[] series) =>
        [.. SeriesNames.Of([.. series.Select(s => new Series(new LabelSet(s.Split(',').Select(l => new KeyValuePair<string, string>(l.Split('=')[0], l.Split('=')[1]))), [1]))]).Select(s => (s.Name, s.Colour))];
}
