using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Tracing;

/// <summary>A request that was traced. Few traces are ever looked at: their spans are spelled out only where one is.</summary>
/// <param name="service">The service's name.</param>
/// <param name="seed">What its ids are made of.</param>
/// <param name="start">When it began.</param>
/// <param name="seconds">How long it took.</param>
internal abstract class TracedRequest(string service, ulong seed, DateTimeOffset start, double seconds)
{
    public string Service => service;

    public DateTimeOffset Start => start;

    public double Seconds => seconds;

    public string TraceId => new SimulationRandom(seed ^ 0x7261636554).Hex(32);

    /// <summary>All spans, each after the one it is part of.</summary>
    public IReadOnlyList<DemoSpan> Spans()
    {
        var tree = new SpanTree(service, TraceId, new SimulationRandom(seed ^ 0x6E617053));
        Write(tree);
        return tree.Spans;
    }

    /// <summary>Whether any of its spans may have an attribute of this name: those without are not spelled out when somebody searches.</summary>
    public abstract bool MayHave(string attribute);

    /// <summary>Spells out the spans, from the first on.</summary>
    protected abstract void Write(SpanTree tree);
}

/// <summary>The spans of one request while they are spelled out.</summary>
/// <param name="service">The service's name.</param>
/// <param name="traceId">The trace's id.</param>
/// <param name="random">Chance that is the same whenever this request is spelled out.</param>
internal sealed class SpanTree(string service, string traceId, SimulationRandom random)
{
    private readonly List<DemoSpan> _spans = [];

    public IReadOnlyList<DemoSpan> Spans => _spans;

    public SimulationRandom Random => random;

    public DemoSpan Add(DemoSpan? parent, string name, DateTimeOffset start, double seconds, int kind = 1, string? error = null, params (string Name, object Value)[] attributes)
    {
        var span = new DemoSpan(traceId, random.Hex(16), parent?.Id, service, name, start, seconds, kind, error, attributes);
        _spans.Add(span);
        return span;
    }
}
