using System.Text.Json;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Explore;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Core.Panels.Explore;

public sealed class ExploreBoardTests
{
    [Fact]
    public async Task Bars_OfTenThousandSeries_AreTheLargestFiftyAndSayTheCount()
    {
        var panel = Assert.Single(await PanelsAsync(
            isInstant: true, ScriptedPrometheus.Vector(Enumerable.Range(0, 10_000).Select(i => $$$"""{"metric":{"name":"n{{{i}}}"},"value":[1795251600,"{{{i}}}"]}""")), "up"));

        Assert.Equal(("bars", "value", 10_000, 1), (Text(panel, "kind"), Text(panel, "state"), panel.GetProperty("totalSeries").GetInt32(), panel.GetProperty("count").GetInt32()));
        var series = panel.GetProperty("series").EnumerateArray().ToArray();
        Assert.Equal((50, "n9999"), (series.Length, Text(series[0], "name")));
        Assert.Contains("the 50 series with the largest last values, of 10000", panel.GetProperty("notes").EnumerateArray().Select(n => n.GetString()));
    }

    [Fact]
    public async Task Lines_OfAWrongExpression_FailWithTheServersWords()
    {
        var panel = Assert.Single(await PanelsAsync(isInstant: false, ScriptedPrometheus.Refusal("1:3: parse error: no"), "up("));
        Assert.Equal(("failed", "up("), (Text(panel, "state"), Text(panel, "title")));
        Assert.Equal("1:3: parse error: no", Text(panel.GetProperty("failure"), "problem"));
    }

    [Fact]
    public async Task Charts_OfSeveralExpressions_AreInTheirOrder() =>
        Assert.Equal(["q1 a", "q2 b", "q3 a"], (await PanelsAsync(isInstant: true, ScriptedPrometheus.Vector(), "a", "b", "a")).Select(p => $"{Text(p, "id")} {Text(p, "title")}"));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<JsonElement[]> PanelsAsync(bool isInstant, (System.Net.HttpStatusCode, string) answer, params string[] expressions)
    {
        var moments = ExploreMoments.Of(TimeRange.Default, TimeZoneInfo.Utc, null, DateTimeOffset.UtcNow, 100, TimeSpan.FromSeconds(15), "it").Value!;
        var frame = await new ExploreBoard(new ScriptedPrometheus(_ => answer).Cache).GetAsync(expressions, isInstant, moments, null, CancellationToken.None);
        var bytes = frame.Decompress();
        return [.. JsonDocument.Parse(bytes.AsMemory(8, BitConverter.ToInt32(bytes, 4))).RootElement.GetProperty("panels").EnumerateArray()];
    }
}
