using System.Buffers.Text;
using System.Text.Json;

namespace OperatorConsole.Core.Prometheus;

/// <summary>Reads Prometheus' envelope and query results straight from UTF-8, without a string or object per sample.</summary>
/// <remarks>
/// <c>{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"job":"a"},"values":[[1,"2"]]}]},"warnings":["w"]}</c>.
/// Source: https://prometheus.io/docs/prometheus/latest/querying/api/
/// </remarks>
internal static class PrometheusJson
{
    /// <summary>The envelope without its data.</summary>
    public sealed record Envelope(bool Success, string ErrorType, string Error, IReadOnlyList<string> Warnings);

    /// <summary>Reads the envelope and hands the reader over at the value of <c>data</c>.</summary>
    /// <exception cref="JsonException">The text is not JSON, or not complete.</exception>
    public static Envelope Read(ReadOnlySpan<byte> json, DataReader data)
    {
        var reader = new Utf8JsonReader(json);
        string status = "", errorType = "", error = "";
        List<string> warnings = [];
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("status"u8)) status = NextString(ref reader);
            else if (reader.ValueTextEquals("errorType"u8)) errorType = NextString(ref reader);
            else if (reader.ValueTextEquals("error"u8)) error = NextString(ref reader);
            else if (reader.ValueTextEquals("warnings"u8) || reader.ValueTextEquals("infos"u8)) warnings.AddRange(NextStrings(ref reader));
            else if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                data(ref reader);
            }
            else SkipValue(ref reader);
        }
        if (status.Length == 0) throw new JsonException("there is no “status”");
        return new Envelope(status == "success", errorType, error, warnings);
    }

    public delegate void DataReader(ref Utf8JsonReader reader);

    /// <summary>Reads <c>{"resultType":…,"result":…}</c> of a query into series; an instant vector gives one point each.</summary>
    public static void ReadQueryData(ref Utf8JsonReader reader, List<Series> series)
    {
        ExpectCurrent(ref reader, JsonTokenType.StartObject);
        var type = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("resultType"u8)) type = NextString(ref reader);
            else if (reader.ValueTextEquals("result"u8))
            {
                reader.Read();
                // A scalar's result is one bare point; its type always stands before it.
                if (type is "scalar" or "string") ReadScalar(ref reader, type, series);
                else ReadResult(ref reader, series);
            }
            else SkipValue(ref reader);
        }
    }

    private static void ReadScalar(ref Utf8JsonReader reader, string type, List<Series> series)
    {
        if (type == "string")
        {
            reader.Skip();
            return;
        }
        var points = new Points();
        ReadPoint(ref reader, points);
        series.Add(points.ToSeries(LabelSet.Empty));
    }

    private static void ReadResult(ref Utf8JsonReader reader, List<Series> series)
    {
        ExpectCurrent(ref reader, JsonTokenType.StartArray);
        var points = new Points();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            points.Clear();
            var labels = LabelSet.Empty;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("metric"u8)) labels = ReadLabels(ref reader);
                else if (reader.ValueTextEquals("value"u8))
                {
                    reader.Read();
                    ReadPoint(ref reader, points);
                }
                else if (reader.ValueTextEquals("values"u8))
                {
                    Expect(ref reader, JsonTokenType.StartArray);
                    while (reader.Read() && reader.TokenType == JsonTokenType.StartArray) ReadPoint(ref reader, points);
                }
                else SkipValue(ref reader);
            }
            if (points.Count > 0) series.Add(points.ToSeries(labels));
        }
    }

    /// <summary>Reads <c>[1795245920.808,"1.5"]</c>; the reader stands on its opening bracket.</summary>
    private static void ReadPoint(ref Utf8JsonReader reader, Points points)
    {
        ExpectCurrent(ref reader, JsonTokenType.StartArray);
        Expect(ref reader, JsonTokenType.Number);
        var time = reader.GetDouble();
        Expect(ref reader, JsonTokenType.String);
        points.Add(time, ParseValue(reader.ValueSpan));
        Expect(ref reader, JsonTokenType.EndArray);
    }

    /// <summary>Values are text: <c>"1.5"</c>, <c>"1e+09"</c>, <c>"NaN"</c>, <c>"+Inf"</c>, <c>"-Inf"</c>.</summary>
    private static double ParseValue(ReadOnlySpan<byte> text)
    {
        if (Utf8Parser.TryParse(text, out double value, out var used) && used == text.Length) return value;
        if (text.SequenceEqual("+Inf"u8) || text.SequenceEqual("Inf"u8)) return double.PositiveInfinity;
        if (text.SequenceEqual("-Inf"u8)) return double.NegativeInfinity;
        if (text.SequenceEqual("NaN"u8)) return double.NaN;
        throw new JsonException($"“{System.Text.Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)])}” is not a sample value");
    }

    private static LabelSet ReadLabels(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        List<KeyValuePair<string, string>> labels = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            labels.Add(new(name, NextString(ref reader)));
        }
        return labels.Count == 0 ? LabelSet.Empty : new LabelSet(labels);
    }

    private static List<string> NextStrings(ref Utf8JsonReader reader)
    {
        reader.Read();
        List<string> texts = [];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return texts;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.String) texts.Add(reader.GetString()!);
        return texts;
    }

    private static string NextString(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    private static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        reader.Read();
        ExpectCurrent(ref reader, type);
    }

    private static void ExpectCurrent(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type) throw new JsonException($"{type} was expected, {reader.TokenType} found at byte {reader.TokenStartIndex}");
    }

    /// <summary>Grows while a series is read, and is used again for the next one.</summary>
    private sealed class Points
    {
        private double[] _times = new double[256];
        private double[] _values = new double[256];

        public int Count { get; private set; }

        public void Add(double time, double value)
        {
            if (Count == _times.Length)
            {
                Array.Resize(ref _times, Count * 2);
                Array.Resize(ref _values, Count * 2);
            }
            _times[Count] = time;
            _values[Count++] = value;
        }

        public void Clear() => Count = 0;

        public Series ToSeries(LabelSet labels) => new(labels, _times[..Count], _values[..Count]);
    }
}
