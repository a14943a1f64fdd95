using OperatorConsole.Core.Requests.Sources;

namespace OperatorConsole.Core.Requests.Reports;

/// <summary>One time a request was made with the id: what its answer says, and what else was written on the way.</summary>
/// <param name="Main">The line that says what became of it.</param>
/// <param name="Others">The other lines, in the order of time.</param>
public sealed record RequestAttempt(RequestHit Main, IReadOnlyList<RequestHit> Others)
{
    /// <summary>Lines further apart are of another request, unless the longest of them says that it took that long.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(2);

    /// <summary>Groups hits into attempts, the latest first.</summary>
    public static IReadOnlyList<RequestAttempt> Of(IEnumerable<RequestHit> hits)
    {
        var ordered = hits.OrderBy(h => h.Line.Time ?? DateTimeOffset.MaxValue).ToArray();
        List<List<RequestHit>> groups = [];
        foreach (var hit in ordered)
        {
            var last = groups.LastOrDefault();
            // Each gateway that a request goes through, and each source, may say how it ended.
            var isAnother = last is null
                || (Ends(hit) && last.Exists(h => Ends(h) && h.Source == hit.Source && h.Gateway == hit.Gateway))
                || hit.Line.Time - last[^1].Line.Time > Apart + (hit.Line.Latency ?? TimeSpan.Zero);
            if (isAnother) groups.Add([hit]);
            else last!.Add(hit);
        }
        groups.Reverse();
        return [.. groups.Select(g => new RequestAttempt(MainOf(g), [.. g.Except([MainOf(g)])]))];
    }

    private static RequestHit MainOf(List<RequestHit> hits) => hits.MaxBy(Weight)!;

    private static int Weight(RequestHit hit) =>
        (hit.Line.Status is not null ? 4 : 0) + (hit.Line.Latency is not null ? 4 : 0) + (hit.Line.Layer is not null ? 2 : 0) + (hit.Line.Cost is not null ? 1 : 0)
        + (hit.How == HitKind.Field ? 2 : 0) - (hit.How == HitKind.Resembles ? 3 : 0);

    private static bool Ends(RequestHit hit) => hit.How != HitKind.Resembles && (hit.Line.Status is not null || hit.Line.Latency is not null);
}
