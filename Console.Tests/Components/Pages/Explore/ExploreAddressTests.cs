using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Web;

namespace OperatorConsole.Tests.Components.Pages.Explore;

public sealed class ExploreAddressTests
{
    [Theory]
    [InlineData("explore")]
    [InlineData("explore?expr=up")]
    [InlineData("explore?expr=up&mode=instant")]
    [InlineData("explore?expr=up&mode=instant&view=graph")]
    [InlineData("explore?expr=up&expr=&expr=sum(rate(x%5B5m%5D))&off=A&off=C&view=table&from=now-6h&to=now-1h&refresh=30s&sort=-value")]
    public void Address_ReadAndWritten_IsTheSame(string address) => Assert.Equal(Uri.UnescapeDataString(address), Uri.UnescapeDataString(Read(address).ToString()));

    [Fact]
    public void Address_WithoutQueries_HasOneThatIsEmpty()
    {
        var address = Read("explore");
        Assert.Equal([new ExploreQuery("")], address.Queries);
        Assert.True(address.IsEmpty);
    }

    [Fact]
    public void Address_WithMoreQueriesThanAPageHolds_KeepsTheFirst() =>
        Assert.Equal(ExploreAddress.MostQueries, Read("explore?" + string.Join('&', Enumerable.Repeat("expr=up", 40))).Queries.Count);

    [Theory]
    [InlineData("add", "a,b,c,")]
    [InlineData("copy.B", "a,b,b,c")]
    [InlineData("remove.A", "b,c")]
    [InlineData("toggle.B", "a,-b,c")]
    [InlineData("toggle.Z", "a,b,c")]
    [InlineData("remove.", "a,b,c")]
    [InlineData("copy.é", "a,b,c")]
    [InlineData("nonsense", "a,b,c")]
    public void Apply_AButton_ChangesTheQueries(string action, string queries) =>
        Assert.Equal(queries, string.Join(',', Read("explore?expr=a&expr=b&expr=c").Apply(action).Queries.Select(q => (q.IsOff ? "-" : "") + q.Text)));

    [Fact]
    public void Apply_RemovingTheLast_LeavesAnEmptyOne() => Assert.True(Read("explore?expr=a").Apply("remove.A").IsEmpty);

    [Fact]
    public void Apply_ToAFullPage_AddsNothing()
    {
        var full = Read("explore?" + string.Join('&', Enumerable.Repeat("expr=up", ExploreAddress.MostQueries)));
        Assert.Equal(full.Queries.Count, full.Apply("add").Queries.Count);
        Assert.Equal(full.Queries.Count, full.Apply("copy.A").Queries.Count);
    }

    [Fact]
    public void Panels_OfAnAddress_AskWhatIsOnAndNotEmpty() =>
        Assert.Equal("api/v1/explore/panels?expr=a&expr=c&from=now-1h&to=now&tz=UTC", Read("explore?expr=a&expr=b&expr=c&expr=&off=B").Panels(TimeZoneInfo.Utc));

    private static ExploreAddress Read(string address)
    {
        var query = QueryHelpers.ParseQuery(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "");
        return ExploreAddress.Read([.. query.GetValueOrDefault("expr")], [.. query.GetValueOrDefault("off")], One("mode"), One("view"), One("from"), One("to"), One("refresh"), One("sort"));

        string? One(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;
    }
}
