namespace OperatorConsole.Core.Gateways;

/// <summary>Reads how a gateway traces.</summary>
/// <remarks>
/// <code>
/// traces:
///   service: isartor-gateway
///   searches:
///     - { id: slow, title: Slow requests, atLeast: 500ms, sort: duration }
///     - { id: misses, title: Cache misses, where: { cache.hit: 'false' }, note: of the semantic cache }
/// </code>
/// </remarks>
internal static class TracingProfileReader
{
    private static readonly string[] Sorts = ["time", "duration", "similarity"];

    /// <summary>What a profile says of traces; null where it says nothing. What is wrong is reported.</summary>
    public static TracingProfile? Read(YamlFields profile, ProfileReader reader)
    {
        if (profile.Map("traces", "service", "searches") is not { } fields) return null;
        List<TraceSearch> searches = [];
        foreach (var search in fields.Maps("searches", "id", "title", "where", "atLeast", "sort", "note"))
        {
            var id = search.RequiredText("id");
            if (searches.Any(s => s.Id == id)) reader.Report(search.Node, $"there is another search “{id}”");
            if (!search.Has("where") && !search.Has("atLeast")) reader.Report(search.Node, $"the search “{id}” needs one of where, atLeast");
            var sort = Array.IndexOf(Sorts, search.Choice("sort", Sorts) ?? "time");
            searches.Add(new TraceSearch(id, search.RequiredText("title"), search.Words("where"), search.Duration("atLeast"), (TraceSort)Math.Max(sort, 0), search.Text("note")));
        }
        return new TracingProfile(fields.RequiredText("service"), searches);
    }
}
