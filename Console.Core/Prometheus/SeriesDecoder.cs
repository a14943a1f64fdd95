using System.Text.Json;

namespace OperatorConsole.Core.Prometheus;

/// <summary>Decodes one series of a range answer at a time, into an array that is used again for the next.</summary>
/// <remarks><c>{"metric":{"job":"a"},"values":[[1795245920.808,"1.5"],[1795245935.808,"NaN"]]}</c></remarks>
internal sealed class SeriesDecoder(TimeGrid grid)
{
    private readonly double[] _values = new double[grid.Count];

    /// <summary>Samples decoded so far.</summary>
    public long Samples { get; private set; }

    /// <summary>Series with native histograms only, which are left out.</summary>
    public int HistogramsOnly { get; private set; }

    /// <summary>The labels of the series that was read last; null where it had no value within the grid.</summary>
    public LabelSet? Found { get; private set; }

    /// <summary>The values of the series that was read last, one per moment of the grid.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Reads a whole object; false when its end is not among the bytes.</summary>
    /// <exception cref="JsonException">It is not a series.</exception>
    public bool TryRead(ReadOnlySpan<byte> bytes, bool isLast, out int length)
    {
        length = 0;
        var offset = 0;
        var state = default(JsonReaderState);
        var metricAt = -1;
        var samples = -1;
        var histograms = false;
        _values.AsSpan().Fill(Series.Missing);
        while (true)
        {
            var reader = new Utf8JsonReader(bytes[offset..], isLast && offset < bytes.Length, state);
            var atPoints = false;
            while (!atPoints && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0)
                {
                    length = offset + (int)reader.BytesConsumed;
                    Found = samples > 0 ? LabelsAt(bytes, metricAt) : null;
                    Samples += Math.Max(0, samples);
                    if (samples < 0 && histograms) HistogramsOnly++;
                    return true;
                }
                if (reader.TokenType != JsonTokenType.PropertyName) continue;
                if (reader.ValueTextEquals("metric"u8))
                {
                    // Read when the series is known to be whole: until then every attempt would make them anew.
                    if (!reader.Read()) return false;
                    if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("“metric” is no object");
                    metricAt = offset + (int)reader.TokenStartIndex;
                    if (!reader.TrySkip()) return false;
                }
                else if (reader.ValueTextEquals("values"u8))
                {
                    if (!reader.Read()) return false;
                    if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("“values” is no array");
                    // The reader is left standing behind the opening bracket and goes on at the closing one.
                    var inside = offset + (int)reader.BytesConsumed;
                    if (!TryReadPoints(bytes[inside..], out samples, out var end)) return false;
                    offset = inside + end;
                    state = reader.CurrentState;
                    atPoints = true;
                }
                else
                {
                    histograms |= reader.ValueTextEquals("histograms"u8);
                    if (!reader.TrySkip()) return false;
                }
            }
            if (!atPoints) return false;
        }
    }

    private static LabelSet LabelsAt(ReadOnlySpan<byte> bytes, int start)
    {
        if (start < 0) return LabelSet.Empty;
        List<KeyValuePair<string, string>> labels = [];
        var reader = new Utf8JsonReader(bytes[start..]);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            labels.Add(new(name, reader.GetString() ?? ""));
        }
        return labels.Count > 0 ? new LabelSet(labels) : LabelSet.Empty;
    }

    /// <summary>Reads <c>[1795245920.808,"1.5"],…</c> up to the bracket that closes the array; false when that has not arrived.</summary>
    private bool TryReadPoints(ReadOnlySpan<byte> bytes, out int samples, out int end)
    {
        samples = 0;
        var i = 0;
        while (true)
        {
            end = i = AfterSpace(bytes, i);
            if (i == bytes.Length) return false;
            if (bytes[i] == (byte)']') return true;
            if (samples > 0)
            {
                Expect(bytes[i], ',');
                i = AfterSpace(bytes, i + 1);
                if (i == bytes.Length) return false;
            }
            Expect(bytes[i], '[');

            var comma = bytes[i..].IndexOf((byte)',');
            if (comma < 0) return false;
            var time = SampleText.Milliseconds(bytes[(i + 1)..(i + comma)].Trim(" \r\n\t"u8));

            i = AfterSpace(bytes, i + comma + 1);
            if (i == bytes.Length) return false;
            Expect(bytes[i], '"');
            var quote = bytes[(i + 1)..].IndexOf((byte)'"');
            if (quote < 0) return false;
            var value = SampleText.Value(bytes.Slice(i + 1, quote));

            i = AfterSpace(bytes, i + quote + 2);
            if (i == bytes.Length) return false;
            Expect(bytes[i], ']');
            i++;
            samples++;
            var index = grid.IndexOf(time);
            if ((ulong)index < (ulong)_values.Length) _values[index] = value;
        }
    }

    private static int AfterSpace(ReadOnlySpan<byte> bytes, int i)
    {
        while (i < bytes.Length && bytes[i] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') i++;
        return i;
    }

    private static void Expect(byte found, char expected)
    {
        if (found != expected) throw new JsonException($"“{expected}” was expected in “values”, “{(char)found}” found");
    }
}
