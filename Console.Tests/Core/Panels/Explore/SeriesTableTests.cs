using OperatorConsole.Core.Panels.Explore;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Core.Panels.Explore;

public sealed class SeriesTableTests
{
    [Fact]
    public void Table_OfSeries_HasColumnsForWhatDiffersOnly()
    {
        var table = Of("", (1, "job=a,provider=openai,code=200"), (2, "job=a,provider=groq"));
        Assert.Equal(["code", "provider"], table.LabelColumns);
        Assert.Equal([new("job", "a")], table.Common);
        Assert.Equal([["200", "openai"], ["", "groq"]], table.Rows.Select(r => r.Labels));
    }

    [Fact]
    public void Table_OfOneSeries_HasNoLabelColumns()
    {
        var table = Of("", (1, "job=a,provider=openai"));
        Assert.Empty(table.LabelColumns);
        Assert.Equal(2, table.Common.Count);
    }

    [Fact]
    public void Table_OfManyDifferingLabels_PutsTheRestInOneColumn()
    {
        var table = Of("", (1, string.Join(',', Enumerable.Range(0, 12).Select(i => $"l{i:00}=x"))), (2, string.Join(',', Enumerable.Range(0, 12).Select(i => $"l{i:00}=y"))));
        Assert.Equal(SeriesTable.MostLabelColumns, table.LabelColumns.Count);
        Assert.Equal(SeriesTable.OtherLabels, table.LabelColumns[^1]);
        Assert.Equal("l07=\"x\", l08=\"x\", l09=\"x\", l10=\"x\", l11=\"x\"", table.Rows[0].Labels[^1]);
    }

    [Theory]
    [InlineData("value", "b,c,a")]
    [InlineData("-value", "c,b,a")]
    [InlineData("name", "a,b,c")]
    [InlineData("-name", "c,b,a")]
    [InlineData("nosuch", "c,a,b")]
    public void Table_Sorted_IsInThatOrderAndNaNLast(string sort, string names)
    {
        var table = Of(sort, (9, "name=c"), (double.NaN, "name=a"), (-1, "name=b"));
        Assert.Equal(names, string.Join(',', table.Rows.Select(r => r.Labels[0])));
    }

    [Fact]
    public void Table_OfTenThousandSeries_IsCutAfterSortingAndSaysHowManyThereAre()
    {
        var table = Of("-value", [.. Enumerable.Range(0, 10_000).Select(i => ((double)i, $"name=n{i}"))]);
        Assert.Equal((SeriesTable.MostRows, 10_000, 9_999.0), (table.Rows.Count, table.Total, table.Rows[0].Numbers[0]));
    }

    private static SeriesTable Of(string sort, params (double Value, string Labels)[] series) =>
        SeriesTable.Of(["value"], [.. series.Select(s => (new LabelSet(s.Labels.Split(',').Select(l => new KeyValuePair<string, string>(l.Split('=')[0], l.Split('=')[1]))), new[] { s.Value }))], sort);
}
