using System.Collections;
using System.Text;

namespace OperatorConsole.Core.Prometheus;

/// <summary>The labels of a series, sorted by name. Immutable; equal when all names and values are.</summary>
public sealed class LabelSet : IReadOnlyCollection<KeyValuePair<string, string>>, IEquatable<LabelSet>
{
    private readonly KeyValuePair<string, string>[] _labels;

    /// <summary>A set of these labels.</summary>
    public LabelSet(IEnumerable<KeyValuePair<string, string>> labels)
    {
        _labels = [.. labels];
        Array.Sort(_labels, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
    }

    /// <summary>No labels.</summary>
    public static LabelSet Empty { get; } = new([]);

    /// <summary>How many labels there are.</summary>
    public int Count => _labels.Length;

    /// <summary>A label's value; empty where there is no such label, as in PromQL.</summary>
    public string this[string name]
    {
        get
        {
            foreach (var label in _labels)
                if (label.Key == name) return label.Value;
            return "";
        }
    }

    /// <summary>Whether all labels are equal.</summary>
    public bool Equals(LabelSet? other) => other is not null && _labels.AsSpan().SequenceEqual(other._labels);

    /// <summary>The order in which Prometheus gives series: name by name and value by value, the shorter first.</summary>
    /// <remarks>prometheus/model/labels, Compare.</remarks>
    public static int Compare(LabelSet a, LabelSet b)
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            var order = string.CompareOrdinal(a._labels[i].Key, b._labels[i].Key);
            if (order == 0) order = string.CompareOrdinal(a._labels[i].Value, b._labels[i].Value);
            if (order != 0) return order;
        }
        return a.Count.CompareTo(b.Count);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var label in _labels)
        {
            hash.Add(label.Key, StringComparer.Ordinal);
            hash.Add(label.Value, StringComparer.Ordinal);
        }
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_labels).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As PromQL writes it: <c>up{job="x"}</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(this["__name__"]).Append('{');
        var first = true;
        foreach (var (name, value) in _labels)
        {
            if (name == "__name__") continue;
            if (!first) text.Append(", ");
            first = false;
            text.Append(name).Append("=\"").Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }
        return text.Append('}').ToString();
    }
}
