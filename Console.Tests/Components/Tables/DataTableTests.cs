using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OperatorConsole.Web.Components.Tables;

namespace OperatorConsole.Tests.Components.Tables;

/// <summary>Tables are sorted and filtered by the page's address, so that a link shows what its sender saw.</summary>
public sealed class DataTableTests : BunitContext
{
    private sealed record Provider(string Name, double? Cost);

    private static readonly IReadOnlyList<Provider> Providers = [new("openai", 2), new("Anthropic", 12), new("idle", null), new("mistral", 0.5)];

    private static readonly IReadOnlyList<TableColumn<Provider>> Columns =
    [
        new("name", "Provider", p => b => b.AddContent(0, p.Name), p => p.Name) { SortBy = p => p.Name, NamesRow = true },
        new("cost", "Cost", p => b => b.AddContent(0, $"${p.Cost}"), p => $"{p.Cost}") { SortBy = p => p.Cost, IsNumber = true },
        new("note", "Note", _ => b => b.AddContent(0, "–"), _ => ""),
    ];

    [Theory]
    [InlineData("", "openai,Anthropic,idle,mistral")]
    [InlineData("?sort=name", "Anthropic,idle,mistral,openai")]
    [InlineData("?sort=-name", "openai,mistral,idle,Anthropic")]
    [InlineData("?sort=-cost", "Anthropic,openai,mistral,idle")]
    [InlineData("?sort=cost", "mistral,openai,Anthropic,idle")]
    [InlineData("?sort=note", "openai,Anthropic,idle,mistral")]
    [InlineData("?sort=nothing", "openai,Anthropic,idle,mistral")]
    [InlineData("?q=AN", "Anthropic")]
    [InlineData("?q=i+a&sort=-cost", "Anthropic,openai,mistral")]
    public void Rows_OfAnAddress_AreFilteredAndOrderedWithMissingValuesLast(string address, string names) => Assert.Equal(names, Names(Show(address)));

    [Fact]
    public void Heading_OfANumber_LeadsToTheLargestFirstAndThenBack()
    {
        Assert.EndsWith("page?from=now-6h&sort=-cost", Heading(Show("?from=now-6h"), "Cost"), StringComparison.Ordinal);
        Assert.EndsWith("sort=cost", Heading(Show("?sort=-cost"), "Cost"), StringComparison.Ordinal);
        Assert.EndsWith("sort=name", Heading(Show("?sort=-cost"), "Provider"), StringComparison.Ordinal);
    }

    [Fact]
    public void Heading_OfTheOrder_SaysItToThoseWhoHear()
    {
        var headings = Show("?sort=-cost").FindAll("thead th");
        Assert.Equal("descending", headings[1].GetAttribute("aria-sort"));
        Assert.False(headings[0].HasAttribute("aria-sort"));
        Assert.Empty(headings[2].QuerySelectorAll("a"));
    }

    [Fact]
    public void Typing_InTheFilter_NarrowsTheRowsAndTheAddressAndKeepsTheRest()
    {
        var table = Show("?sort=name");
        table.Find("input[type=search]").Input("open ");
        Assert.Equal("openai", Names(table));
        Assert.EndsWith("page?sort=name&q=open", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal("open ", table.Find("input[type=search]").GetAttribute("value"));
        Assert.Contains("1 of 4 providers", table.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Filter_BeforeTheCircuit_KeepsTheRestOfTheAddress()
    {
        var hidden = Assert.Single(Show("?sort=name&q=x").FindAll("input[type=hidden]"));
        Assert.Equal(("sort", "name"), (hidden.GetAttribute("name"), hidden.GetAttribute("value")));
    }

    [Fact]
    public void Filter_ThatNothingContains_SaysSoAndLeadsBack()
    {
        var table = Show("?q=nobody&sort=name");
        Assert.Contains("None of the 4 providers contains “nobody”", table.Markup, StringComparison.Ordinal);
        Assert.EndsWith("page?sort=name", table.Find(".data-table-empty a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_BeyondTheMost_AreCounted()
    {
        var table = Show("", most: 2);
        Assert.Equal("openai,Anthropic", Names(table));
        Assert.Contains("2 of 4 providers", table.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_WithAName_HasItsOwnWordsInTheAddress()
    {
        var table = Show("?sort=name&costs-sort=-cost", name: "costs");
        Assert.Equal("Anthropic,openai,mistral,idle", Names(table));
        Assert.Equal("costs-q", table.Find("input[type=search]").GetAttribute("name"));
    }

    [Fact]
    public void Cells_WithMarkupInTheirText_AreText()
    {
        var table = Show("", rows: [new Provider("<img src=x onerror=alert(1)>", 1)]);
        Assert.Empty(table.FindAll("img"));
    }

    private static string Names(IRenderedComponent<DataTable<Provider>> table) => string.Join(',', table.FindAll("tbody th").Select(c => c.TextContent));

    private static string? Heading(IRenderedComponent<DataTable<Provider>> table, string title) =>
        table.FindAll("thead a").Single(a => a.TextContent.StartsWith(title, StringComparison.Ordinal)).GetAttribute("href");

    private IRenderedComponent<DataTable<Provider>> Show(string query, string? name = null, int most = 200, IReadOnlyList<Provider>? rows = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("page" + query);
        return Render<DataTable<Provider>>(p => p
            .Add(t => t.Rows, rows ?? Providers)
            .Add(t => t.Columns, Columns)
            .Add(t => t.Key, r => r.Name)
            .Add(t => t.Caption, "Providers")
            .Add(t => t.Counted, "providers")
            .Add(t => t.Name, name)
            .Add(t => t.MostRows, most));
    }
}
