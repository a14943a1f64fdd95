using OperatorConsole.Core.Panels.Explore;

namespace OperatorConsole.Web.Components.Pages.Explore;

/// <summary>A query of the page with what is known of its answer.</summary>
public sealed class QueryRun(ExploreQuery query, ExploreAnswer? known = null)
{
    public ExploreQuery Query { get; } = query;

    /// <summary>The latest answer; of an earlier run while the query is asked again.</summary>
    public ExploreAnswer? Answer { get; set; } = known;

    public bool IsAsking { get; set; }
}
