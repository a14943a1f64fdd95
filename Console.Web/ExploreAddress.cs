using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Web;

/// <summary>One query of the page /explore.</summary>
/// <param name="Text">PromQL; may be empty while it is being written.</param>
/// <param name="IsOff">Kept, but not asked.</param>
public sealed record ExploreQuery(string Text, bool IsOff = false)
{
    public bool IsAsked => !IsOff && !string.IsNullOrWhiteSpace(Text);
}

/// <summary>The whole state of the page /explore, as its address carries it.</summary>
/// <remarks><c>explore?expr=up&amp;expr=rate(x[5m])&amp;off=B&amp;mode=instant&amp;view=table&amp;from=now-6h&amp;to=now&amp;sort=-value</c></remarks>
public sealed record ExploreAddress
{
    public const string Path = "explore";

    /// <summary>More queries than this are not read.</summary>
    public const int MostQueries = 12;

    /// <summary>At least one, which may be empty.</summary>
    public IReadOnlyList<ExploreQuery> Queries { get; init; } = [new("")];

    public bool IsInstant { get; init; }

    /// <summary>A range is a graph and a moment a table, unless the other is asked for.</summary>
    public bool IsTable { get; init; }

    public TimeRange Range { get; init; } = TimeRange.Default;

    /// <summary>How often to ask anew; empty for as often as is usual.</summary>
    public string Refresh { get; init; } = "";

    /// <summary>The column tables are sorted by, with a minus for descending; empty for the server's order.</summary>
    public string Sort { get; init; } = "";

    public bool IsEmpty => Queries.All(q => string.IsNullOrWhiteSpace(q.Text));

    /// <summary>A, B, C …: how a query is called on the page and in the address.</summary>
    public static string Letter(int index) => ((char)('A' + index)).ToString();

    public static ExploreAddress Read(
        IReadOnlyList<string?>? expr, IReadOnlyList<string?>? off, string? mode, string? view, string? from, string? to, string? refresh, string? sort)
    {
        var isInstant = mode == "instant";
        ExploreQuery[] queries = [.. (expr ?? []).Take(MostQueries).Select((text, i) => new ExploreQuery(text ?? "", off?.Contains(Letter(i)) == true))];
        return new ExploreAddress
        {
            Queries = queries.Length > 0 ? queries : [new("")],
            IsInstant = isInstant,
            IsTable = view switch { "table" => true, "graph" => false, _ => isInstant },
            Range = new TimeRange(from ?? TimeRange.Default.From, to ?? TimeRange.Default.To),
            Refresh = refresh ?? "",
            Sort = sort ?? "",
        };
    }

    /// <summary>What a button of the form asks for: <c>add</c>, <c>copy.B</c>, <c>remove.B</c> or <c>toggle.B</c>; anything else changes nothing.</summary>
    public ExploreAddress Apply(string action)
    {
        if (action == "add") return Queries.Count < MostQueries ? this with { Queries = [.. Queries, new("")] } : this;
        if (action.Split('.') is not [var verb, { Length: 1 } letter] || letter[0] - 'A' is var at && (at < 0 || at >= Queries.Count)) return this;
        var queries = Queries.ToList();
        switch (verb)
        {
            case "copy" when queries.Count < MostQueries:
                queries.Insert(at + 1, queries[at]);
                break;
            case "remove":
                queries.RemoveAt(at);
                break;
            case "toggle":
                queries[at] = queries[at] with { IsOff = !queries[at].IsOff };
                break;
        }
        return this with { Queries = queries.Count > 0 ? queries : [new("")] };
    }

    /// <summary>The address, relative to the console's base path; what is usual is left out.</summary>
    public override string ToString() => QueryHelpers.AddQueryString(Path, Fields());

    /// <summary>What the form carries beside the queries themselves.</summary>
    public IEnumerable<(string Name, string Value)> HiddenFields() => Fields().Where(f => f.Key != "expr").Select(f => (f.Key, f.Value!));

    /// <summary>The name of a chart in the graph's data, by its place among the queries that are asked.</summary>
    public static string Panel(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"q{index + 1}");

    /// <summary>Where the graph's data comes from: the queries that are asked, over the range.</summary>
    public string Panels(TimeZoneInfo zone) => QueryHelpers.AddQueryString("api/v1/explore/panels",
    [
        .. Queries.Where(q => q.IsAsked).Select(q => Field("expr", q.Text)),
        .. IsInstant ? [Field("mode", "instant")] : Array.Empty<KeyValuePair<string, string?>>(),
        Field("from", Range.From),
        Field("to", Range.To),
        Field("tz", zone.Id),
    ]);

    private IEnumerable<KeyValuePair<string, string?>> Fields()
    {
        if (!IsEmpty || Queries.Count > 1)
        {
            for (var i = 0; i < Queries.Count; i++) yield return Field("expr", Queries[i].Text);
            for (var i = 0; i < Queries.Count; i++)
                if (Queries[i].IsOff) yield return Field("off", Letter(i));
        }
        if (IsInstant) yield return Field("mode", "instant");
        if (IsTable != IsInstant) yield return Field("view", IsTable ? "table" : "graph");
        if (Range != TimeRange.Default)
        {
            yield return Field("from", Range.From);
            yield return Field("to", Range.To);
        }
        if (Refresh.Length > 0) yield return Field("refresh", Refresh);
        if (Sort.Length > 0) yield return Field("sort", Sort);
    }

    private static KeyValuePair<string, string?> Field(string name, string value) => new(name, value);
}
