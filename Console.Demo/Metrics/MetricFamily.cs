namespace OperatorConsole.Demo.Metrics;

/// <summary>A metric with its children: name, kind, help and label names, and one child per set of label values.</summary>
/// <remarks>
/// <paramref name="Name"/> is the full name on the wire, a counter's <c>_total</c> included. Children appear on first use,
/// as in the real client libraries: a labelled family nobody wrote prints its header only.
/// </remarks>
internal abstract record MetricFamily(string Name, string Kind, string Help, string[] LabelNames)
{
    /// <summary>Every line of the family, in the order its children appeared.</summary>
    public List<Sample> Samples { get; } = [];

    public abstract void Clear();
}

internal sealed record MetricFamily<TMetric>(string Name, string Kind, string Help, string[] LabelNames, Func<TMetric> Create, MetricRegistry Registry)
    : MetricFamily(Name, Kind, Help, LabelNames)
    where TMetric : Metric
{
    private readonly Dictionary<LabelKey, TMetric> _children = [];

    /// <summary>The child without labels.</summary>
    public TMetric Value => With();

    /// <summary>The child with these label values, in the order of the family's label names; created on first use.</summary>
    public TMetric With(params ReadOnlySpan<string> values)
    {
        var key = LabelKey.Of(values);
        if (_children.TryGetValue(key, out var child) && child is not null) return child;
        if (values.Length != LabelNames.Length) throw new ArgumentException($"{Name} has {LabelNames.Length} labels, {values.Length} values were given.");
        var owned = values.ToArray();
        child = Create();
        _children[LabelKey.Of(owned)] = child;
        Samples.AddRange(child.Samples(this, owned, Registry.Dialect));
        Registry.OnChildCreated(this, owned);
        return child;
    }

    /// <summary>Takes one child away: its series vanish, as when a node is lost.</summary>
    public void Remove(params ReadOnlySpan<string> values)
    {
        if (!_children.Remove(LabelKey.Of(values), out var child)) return;
        var lines = child.Samples(this, values.ToArray(), Registry.Dialect).Select(s => (s.Name, s.LabelText)).ToHashSet();
        Samples.RemoveAll(s => lines.Contains((s.Name, s.LabelText)));
    }

    public override void Clear()
    {
        _children.Clear();
        Samples.Clear();
    }
}
