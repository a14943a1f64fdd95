namespace OperatorConsole.Demo.Metrics;

/// <summary>One child of a family: a counter, gauge or histogram with its label values.</summary>
internal abstract class Metric
{
    /// <summary>The lines this child prints. Called once, when the child is created.</summary>
    public abstract IEnumerable<Sample> Samples(MetricFamily family, string[] labelValues, ExpositionDialect dialect);
}

internal sealed class Counter : Metric
{
    public double Value { get; private set; }

    public void Add(double amount = 1) => Value += amount;

    public override IEnumerable<Sample> Samples(MetricFamily family, string[] labelValues, ExpositionDialect dialect)
    {
        yield return new Sample(family.Name, Labels.Format(family.LabelNames, labelValues, dialect), () => Value);
    }
}

internal sealed class Gauge : Metric
{
    public double Value { get; set; }

    public override IEnumerable<Sample> Samples(MetricFamily family, string[] labelValues, ExpositionDialect dialect)
    {
        yield return new Sample(family.Name, Labels.Format(family.LabelNames, labelValues, dialect), () => Value);
    }
}

internal sealed class Histogram(double[] bounds) : Metric
{
    private readonly long[] _counts = new long[bounds.Length + 1];

    public double Sum { get; private set; }

    public long Count { get; private set; }

    public void Observe(double value)
    {
        var i = 0;
        while (i < bounds.Length && value > bounds[i]) i++;
        _counts[i]++;
        Sum += value;
        Count++;
    }

    public override IEnumerable<Sample> Samples(MetricFamily family, string[] labelValues, ExpositionDialect dialect)
    {
        for (var i = 0; i <= bounds.Length; i++)
        {
            var bucket = i;
            var le = i == bounds.Length ? "+Inf" : Numbers.Format(bounds[i], dialect);
            yield return new Sample(family.Name + "_bucket", Labels.Format(family.LabelNames, labelValues, dialect, "le", le), () => Cumulative(bucket));
        }
        var labels = Labels.Format(family.LabelNames, labelValues, dialect);
        var count = new Sample(family.Name + "_count", labels, () => Count);
        var sum = new Sample(family.Name + "_sum", labels, () => Sum);
        if (dialect == ExpositionDialect.Go)
        {
            yield return sum;
            yield return count;
            yield break;
        }
        yield return count;
        // The Python client leaves the sum out where a bucket bound is negative: the sum could go down.
        if (bounds.Length == 0 || bounds[0] >= 0) yield return sum;
    }

    private double Cumulative(int bucket)
    {
        long total = 0;
        for (var i = 0; i <= bucket; i++) total += _counts[i];
        return total;
    }
}

/// <summary>A summary without quantiles: sum and count only, as the Python client makes them.</summary>
internal sealed class Summary : Metric
{
    public double Sum { get; private set; }

    public long Count { get; private set; }

    public void Observe(double value)
    {
        Sum += value;
        Count++;
    }

    public override IEnumerable<Sample> Samples(MetricFamily family, string[] labelValues, ExpositionDialect dialect)
    {
        var labels = Labels.Format(family.LabelNames, labelValues, dialect);
        yield return new Sample(family.Name + "_count", labels, () => Count);
        yield return new Sample(family.Name + "_sum", labels, () => Sum);
    }
}
