using OperatorConsole.Core.Requests.Traces;

namespace OperatorConsole.Tests.Core.Requests.Traces;

public sealed class TraceTests
{
    [Fact]
    public void Of_SpansInAnyOrder_PutsEachAfterItsParent()
    {
        var trace = Trace.Of("t", "x", [Span("c", "b", 30, 10), Span("b", "a", 20, 30), Span("d", "a", 60, 30), Span("a", null, 0, 100)]);
        Assert.Equal([("a", 0), ("b", 1), ("c", 2), ("d", 1)], trace.Spans.Select(s => (s.Span.Id, s.Depth)));
    }

    [Fact]
    public void Of_ParallelSpans_MarksThoseThatTheRequestWaitedFor()
    {
        var trace = Trace.Of("t", "x", [Span("a", null, 0, 100), Span("fast", "a", 10, 20), Span("slow", "a", 10, 60), Span("last", "a", 75, 20)]);
        Assert.Equal(["a", "last", "slow"], trace.Spans.Where(s => s.IsCritical).Select(s => s.Span.Id).Order());
    }

    [Fact]
    public void Of_ASpanOutsideItsParent_MarksItsClock()
    {
        var trace = Trace.Of("t", "x", [Span("a", null, 100, 50), Span("early", "a", 20, 10), Span("within", "a", 110, 10)]);
        Assert.Equal(["early"], trace.Spans.Where(s => s.IsSkewed).Select(s => s.Span.Id));
    }

    [Fact]
    public void Of_ParentsInACircleThemselvesOrMissing_ShowsEverySpanOnce()
    {
        var trace = Trace.Of("t", "x", [Span("a", "b", 0, 10), Span("b", "a", 1, 10), Span("self", "self", 2, 10), Span("orphan", "gone", 3, 10), Span("a", null, 4, 5)]);
        Assert.Equal(5, trace.Spans.Count);
    }

    [Fact]
    public void Of_ManySpans_KeepsABoundedNumberInReasonableTime()
    {
        var trace = Trace.Of("t", "x", [.. Enumerable.Range(0, 20_000).Select(i => Span($"{i}", i == 0 ? null : $"{i / 2}", i, 5))]);
        Assert.Equal(Trace.MostSpans, trace.Spans.Count);
        Assert.Equal(10_000, trace.LeftOut);
    }

    private static Span Span(string id, string? parent, int start, int milliseconds) => new()
    {
        Id = id,
        ParentId = parent,
        Name = id,
        Service = "x",
        Start = DateTimeOffset.UnixEpoch.AddMilliseconds(start),
        Duration = TimeSpan.FromMilliseconds(milliseconds),
    };
}
