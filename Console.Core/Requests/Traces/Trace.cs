namespace OperatorConsole.Core.Requests.Traces;

/// <summary>A span in its place in the trace.</summary>
/// <param name="Span">The span.</param>
/// <param name="Depth">How many spans it is part of.</param>
/// <param name="IsCritical">Whether the request would have ended sooner without it.</param>
/// <param name="IsSkewed">Whether it lies outside the span it is part of, which only clocks that differ explain.</param>
public sealed record PlacedSpan(Span Span, int Depth, bool IsCritical, bool IsSkewed);

/// <summary>The steps of one request through all services, in the order in which they are read.</summary>
public sealed class Trace
{
    /// <summary>More spans are not shown.</summary>
    public const int MostSpans = 10_000;

    private Trace(string id, string source, IReadOnlyList<PlacedSpan> spans, int left) => (Id, Source, Spans, LeftOut) = (id, source, spans, left);

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Where it was found.</summary>
    public string Source { get; }

    /// <summary>Each span after the one it is part of, siblings by their beginning.</summary>
    public IReadOnlyList<PlacedSpan> Spans { get; }

    /// <summary>How many spans are left out because there are so many.</summary>
    public int LeftOut { get; }

    /// <summary>The span that all others are part of: the first that is part of none.</summary>
    public Span Root => Spans[0].Span;

    /// <summary>When it began.</summary>
    public DateTimeOffset Start => Spans.Min(s => s.Span.Start);

    /// <summary>When its last span ended.</summary>
    public DateTimeOffset End => Spans.Max(s => s.Span.End);

    /// <summary>Puts spans in order. Parents that are missing, their own parts or in a circle are none.</summary>
    /// <param name="id">The trace's id.</param>
    /// <param name="source">Where it was found.</param>
    /// <param name="spans">Its spans, at least one.</param>
    public static Trace Of(string id, string source, IReadOnlyList<Span> spans)
    {
        // Client and server share one id in Zipkin's way of tracing: the second is a part of the first.
        var taken = spans.OrderBy(s => s.Start).ThenByDescending(s => s.Duration).Take(MostSpans).ToArray();
        var byId = new Dictionary<string, Span>();
        var parents = new Dictionary<Span, Span>(ReferenceEqualityComparer.Instance);
        foreach (var span in taken)
            if (!byId.TryAdd(span.Id, span)) parents[span] = byId[span.Id];
        foreach (var span in taken)
            if (!parents.ContainsKey(span) && span.ParentId is { } parent && byId.TryGetValue(parent, out var known) && !LeadsTo(known, span, parents)) parents[span] = known;
        var parts = taken.Where(parents.ContainsKey).ToLookup(s => parents[s], ReferenceEqualityComparer.Instance);

        List<PlacedSpan> placed = [];
        var waiting = new Stack<(Span Span, int Depth, bool IsCritical)>(taken.Where(s => !parents.ContainsKey(s)).Reverse().Select(s => (s, 0, true)));
        while (waiting.TryPop(out var next))
        {
            var parent = parents.GetValueOrDefault(next.Span);
            placed.Add(new PlacedSpan(next.Span, next.Depth, next.IsCritical, parent is { Duration: not null } && (next.Span.Start < parent.Start || next.Span.Start > parent.End)));
            var inside = parts[next.Span].ToArray();
            var critical = next.IsCritical ? CriticalOf(next.Span, inside) : [];
            foreach (var part in inside.Reverse()) waiting.Push((part, next.Depth + 1, critical.Contains(part)));
        }
        return new Trace(id, source, placed, spans.Count - taken.Length);
    }

    /// <summary>From the end backwards, the part that ended last before what is already explained.</summary>
    private static HashSet<Span> CriticalOf(Span span, Span[] parts)
    {
        HashSet<Span> critical = new(ReferenceEqualityComparer.Instance);
        var until = span.End;
        foreach (var part in parts.OrderByDescending(p => p.End))
        {
            if (part.End > until || part.Duration is null) continue;
            critical.Add(part);
            until = part.Start;
        }
        return critical;
    }

    private static bool LeadsTo(Span from, Span to, Dictionary<Span, Span> parents)
    {
        for (var at = from; at is not null; at = parents.GetValueOrDefault(at))
            if (ReferenceEquals(at, to)) return true;
        return false;
    }
}
