using System.Text.Json;

namespace OperatorConsole.Core.Prometheus;

/// <summary>Reads Prometheus' envelope and instant answers straight from UTF-8; range answers are <see cref="RangeDecoder"/>'s.</summary>
/// <remarks>
/// <c>{"status":"success","data":{"resultType":"vector","result":[{"metric":{"job":"a"},"value":[1,"2"]}]},"warnings":["w"]}</c>.
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

    /// <summary>Reads <c>{"resultType":…,"result":…,"stats":…}</c> of an instant query: one sample per series, the last one of a range vector.</summary>
    /// <returns>The type of the result, and what the server says of its work.</returns>
    public static (string Type, QueryStatistics? Statistics) ReadInstant(ref Utf8JsonReader reader, List<Sample> samples)
    {
        QueryStatistics? statistics = null;
        ExpectCurrent(ref reader, JsonTokenType.StartObject);
        var type = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("resultType"u8)) type = NextString(ref reader);
            else if (reader.ValueTextEquals("result"u8))
            {
                reader.Read();
                // A scalar's result is one bare point; its type always stands before it.
                if (type == "scalar") samples.Add(ReadPoint(ref reader, LabelSet.Empty));
                else if (type == "string") reader.Skip();
                else ReadSamples(ref reader, samples);
            }
            else if (reader.ValueTextEquals("stats"u8))
            {
                reader.Read();
                statistics = QueryStatistics.Read(JsonElement.ParseValue(ref reader));
            }
            else SkipValue(ref reader);
        }
        return (type, statistics);
    }

    private static void ReadSamples(ref Utf8JsonReader reader, List<Sample> samples)
    {
        ExpectCurrent(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var labels = LabelSet.Empty;
            Sample? last = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("metric"u8)) labels = ReadLabels(ref reader);
                else if (reader.ValueTextEquals("value"u8))
                {
                    reader.Read();
                    last = ReadPoint(ref reader, labels);
                }
                else if (reader.ValueTextEquals("values"u8))
                {
                    Expect(ref reader, JsonTokenType.StartArray);
                    while (reader.Read() && reader.TokenType == JsonTokenType.StartArray) last = ReadPoint(ref reader, labels);
                }
                else SkipValue(ref reader);
            }
            if (last is { } sample) samples.Add(sample);
        }
    }

    /// <summary>Reads <c>[1795245920.808,"1.5"]</c>; the reader stands on its opening bracket.</summary>
    private static Sample ReadPoint(ref Utf8JsonReader reader, LabelSet labels)
    {
        ExpectCurrent(ref reader, JsonTokenType.StartArray);
        Expect(ref reader, JsonTokenType.Number);
        var time = reader.GetDouble();
        Expect(ref reader, JsonTokenType.String);
        var sample = new Sample(labels, time, SampleText.Value(reader.ValueSpan));
        Expect(ref reader, JsonTokenType.EndArray);
        return sample;
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
}
