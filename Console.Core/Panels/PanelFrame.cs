using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Panels;

/// <summary>Writes the charts of a page as one compact frame: a JSON header, then all values as 64-bit floats, little endian.</summary>
/// <remarks>
/// <c>OCP1</c>, the length of the header as 32 bits, the header padded so that the floats begin at a multiple of 8. See docs/api.md.
/// </remarks>
internal static class PanelFrame
{
    private const int Prefix = 8;

    // Never part of a page: what HTML would need is only longer.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a frame.</summary>
    /// <param name="board">The charts.</param>
    /// <param name="since">What the reader has already; null for nothing.</param>
    public static byte[] Write(BoardData board, FrameRevision? since)
    {
        var header = new ArrayBufferWriter<byte>();
        var values = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(header, Json))
        {
            json.WriteStartObject();
            json.WriteString("revision", FrameRevision.Of(board).ToString());
            json.WriteString("asOf", board.AsOf);
            json.WriteStartArray("panels");
            for (var i = 0; i < board.Panels.Count; i++)
                WritePanel(json, board.Panels[i], board.Firing, since?.KnownUntil(i, board.Panels[i]), values);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        var padding = -(Prefix + header.WrittenCount) & 7;
        var frame = new byte[Prefix + header.WrittenCount + padding + values.WrittenCount];
        "OCP1"u8.CopyTo(frame);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), header.WrittenCount + padding);
        header.WrittenSpan.CopyTo(frame.AsSpan(Prefix));
        frame.AsSpan(Prefix + header.WrittenCount, padding).Fill((byte)' ');
        values.WrittenSpan.CopyTo(frame.AsSpan(Prefix + header.WrittenCount + padding));
        return frame;
    }

    private static void WritePanel(Utf8JsonWriter json, PanelData panel, IReadOnlyList<FiringSpans> firing, DateTimeOffset? knownUntil, ArrayBufferWriter<byte> values)
    {
        var from = knownUntil is { } known ? (int)Math.Min(panel.Grid.Count, panel.Grid.IndexOf(known.ToUnixTimeMilliseconds()) + 1) : 0;
        json.WriteStartObject();
        json.WriteString("id", panel.Definition.Id);
        json.WriteString("title", panel.Definition.Title);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(panel.Definition.Kind.ToString()));
        json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(panel.State.ToString()));
        json.WriteString("asOf", panel.AsOf);
        json.WriteString("unit", panel.Definition.Unit);
        json.WriteNumber("start", panel.Grid.StartMs);
        json.WriteNumber("step", panel.Grid.StepMs);
        json.WriteNumber("count", panel.Grid.Count);
        json.WriteNumber("from", from);
        json.WriteBoolean("whole", knownUntil is null);
        if (panel.Window is { } window) json.WriteString("window", PrometheusDuration.Format(window));
        json.WriteNumber("took", Math.Round(panel.Took.TotalMilliseconds));
        json.WriteNumber("totalSeries", panel.TotalSeries);
        WriteTexts(json, "queries", panel.Queries);
        WriteTexts(json, "notes", panel.Notes);
        WriteSeries(json, panel, from, values);
        WriteThresholds(json, panel.Definition.Thresholds);
        if (panel.Definition.Kind is PanelKind.Lines or PanelKind.Heatmap) WriteFiring(json, firing);
        if (panel.Failure is { } failure) WriteFailure(json, failure);
        json.WriteEndObject();
    }

    private static void WriteSeries(Utf8JsonWriter json, PanelData panel, int from, ArrayBufferWriter<byte> values)
    {
        json.WriteStartArray("series");
        foreach (var series in panel.Series)
        {
            json.WriteStartObject();
            json.WriteString("name", series.Name);
            json.WriteStartObject("labels");
            foreach (var (name, value) in series.Series.Labels) json.WriteString(name, value);
            json.WriteEndObject();
            if (series.Colour.Length > 0) json.WriteString("colour", series.Colour);
            json.WriteNumber("at", values.WrittenCount / sizeof(double));
            json.WriteEndObject();
            Append(series.Series.Values.AsSpan(from), values);
        }
        json.WriteEndArray();
    }

    private static void Append(ReadOnlySpan<double> numbers, ArrayBufferWriter<byte> values)
    {
        var bytes = values.GetSpan(numbers.Length * sizeof(double));
        for (var i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(bytes[(i * sizeof(double))..], numbers[i]);
        values.Advance(numbers.Length * sizeof(double));
    }

    private static void WriteThresholds(Utf8JsonWriter json, IReadOnlyList<Threshold> thresholds)
    {
        if (thresholds.Count == 0) return;
        json.WriteStartArray("thresholds");
        foreach (var threshold in thresholds)
        {
            json.WriteStartObject();
            json.WriteNumber("value", threshold.Value);
            json.WriteString("label", threshold.Label);
            if (threshold.IsSubject) json.WriteBoolean("subject", true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteFiring(Utf8JsonWriter json, IReadOnlyList<FiringSpans> firing)
    {
        if (firing.Count == 0) return;
        json.WriteStartArray("firing");
        foreach (var alert in firing)
        {
            json.WriteStartObject();
            json.WriteString("name", alert.Name);
            json.WriteString("severity", alert.Severity);
            json.WriteStartArray("spans");
            foreach (var (begin, end) in alert.Spans)
            {
                json.WriteStartArray();
                json.WriteNumberValue(begin.ToUnixTimeMilliseconds());
                json.WriteNumberValue(end.ToUnixTimeMilliseconds());
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteFailure(Utf8JsonWriter json, Failure failure)
    {
        json.WriteStartObject("failure");
        json.WriteString("kind", failure.Kind.ToString());
        json.WriteString("where", failure.Where);
        json.WriteString("problem", failure.Problem);
        json.WriteString("remedy", failure.Remedy);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
