using System.Buffers;
using System.Text.Json;

namespace OperatorConsole.Core.Prometheus;

/// <summary>
/// Decodes the answer of a range query while it arrives: a buffer of one series, and the series that are kept, are all
/// the memory it takes. No object or string per sample.
/// </summary>
/// <remarks>
/// <c>{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"job":"a"},"values":[[1,"2"]]}]},"warnings":["w"]}</c>.
/// Source: https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries
/// </remarks>
/// <param name="grid">The moments that were asked for.</param>
/// <param name="maxSeries">The most series that are kept.</param>
internal sealed class RangeDecoder(TimeGrid grid, int maxSeries)
{
    private const int FirstBuffer = 64 * 1024;

    private readonly SeriesDecoder _series = new(grid);
    private readonly LargestSeries _kept = new(maxSeries);
    private readonly List<string> _warnings = [];
    private Place _place = Place.BeforeRoot;
    private JsonReaderState _outside;
    private string _property = "";
    private string _status = "", _errorType = "", _error = "";

    private enum Place
    {
        BeforeRoot,
        Root,
        Data,
        Result,
        Warnings,
        End,
    }

    /// <summary>Bytes read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the answer ended before it was complete.</summary>
    public bool EndedEarly { get; private set; }

    /// <summary>Whether the answer does not even begin like JSON but like a page for people.</summary>
    public bool LooksLikeHtml { get; private set; }

    /// <summary>Whether more was sent than is read.</summary>
    public bool TooLarge { get; private set; }

    /// <summary>Samples decoded.</summary>
    public long Samples => _series.Samples;

    /// <summary>How many series the answer holds.</summary>
    public int TotalSeries => _kept.Offered;

    /// <summary>The series that are kept, sorted by labels.</summary>
    public IReadOnlyList<Series> Series => _kept.Sorted();

    /// <summary>Reads to the end of the answer.</summary>
    /// <exception cref="JsonException">It is not what Prometheus gives; the properties say in which way.</exception>
    public async Task<PrometheusJson.Envelope> ReadAsync(Stream answer, long maxBytes, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var filled = 0;
            while (true)
            {
                if (filled == buffer.Length) Grow(ref buffer, filled);
                var read = await answer.ReadAsync(buffer.AsMemory(filled), cancellation);
                Bytes += read;
                TooLarge = Bytes > maxBytes;
                if (TooLarge) throw new JsonException("the answer is too large");
                filled += read;
                var used = Consume(buffer.AsSpan(0, filled), read == 0);
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
                if (read > 0) continue;
                EndedEarly = _place != Place.End;
                if (EndedEarly) throw new JsonException("the answer ends in the middle");
                if (_status.Length == 0) throw new JsonException("there is no “status”");
                if (_series.HistogramsOnly > 0) _warnings.Add($"{_series.HistogramsOnly} native histogram series are left out");
                return new PrometheusJson.Envelope(_status == "success", _errorType, _error, _warnings);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Grow(ref byte[] buffer, int filled)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(buffer.Length * 2));
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    /// <summary>Takes as many whole pieces as there are and says how many bytes that was.</summary>
    private int Consume(ReadOnlySpan<byte> bytes, bool isLast)
    {
        if (_place == Place.BeforeRoot && bytes.TrimStart(" \r\n\t"u8) is [(byte)'<', ..]) LooksLikeHtml = true;
        var used = 0;
        while (true)
        {
            if (_place == Place.Result)
            {
                if (!ReadSeries(bytes, ref used, isLast)) return used;
                continue;
            }
            var reader = new Utf8JsonReader(bytes[used..], isLast && bytes.Length > used, _outside);
            var entered = ReadOutside(ref reader);
            _outside = reader.CurrentState;
            used += (int)reader.BytesConsumed;
            if (!entered) return used;
        }
    }

    /// <summary>Reads what is not the result; true when the result begins.</summary>
    private bool ReadOutside(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            switch (_place, reader.TokenType)
            {
                case (Place.BeforeRoot, JsonTokenType.StartObject):
                    _place = Place.Root;
                    break;
                case (Place.Root or Place.Data, JsonTokenType.PropertyName):
                    _property = reader.GetString()!;
                    break;
                case (Place.Root, JsonTokenType.String) when reader.CurrentDepth == 1:
                    Note(_property, reader.GetString()!);
                    break;
                case (Place.Root, JsonTokenType.StartObject) when _property == "data" && reader.CurrentDepth == 1:
                    _place = Place.Data;
                    break;
                case (Place.Root, JsonTokenType.StartArray) when _property is "warnings" or "infos" && reader.CurrentDepth == 1:
                    _place = Place.Warnings;
                    break;
                case (Place.Data, JsonTokenType.StartArray) when _property == "result" && reader.CurrentDepth == 2:
                    _place = Place.Result;
                    return true;
                case (Place.Warnings, JsonTokenType.String):
                    _warnings.Add(reader.GetString()!);
                    break;
                case (Place.Warnings, JsonTokenType.EndArray):
                case (Place.Data, JsonTokenType.EndObject) when reader.CurrentDepth == 1:
                    _place = Place.Root;
                    break;
                case (Place.Root, JsonTokenType.EndObject) when reader.CurrentDepth == 0:
                    _place = Place.End;
                    break;
                case (Place.BeforeRoot, _):
                    throw new JsonException("it does not begin with an object");
            }
        }
        return false;
    }

    /// <summary>Reads one whole series, or the end of the result; false when its end has not arrived yet.</summary>
    private bool ReadSeries(ReadOnlySpan<byte> bytes, ref int used, bool isLast)
    {
        var start = used;
        while (start < bytes.Length && bytes[start] is (byte)',' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') start++;
        if (start == bytes.Length) return false;
        if (bytes[start] == (byte)']')
        {
            // The reader outside saw the bracket open and now sees it close, as if nothing had been between.
            used = start;
            _place = Place.Data;
            return true;
        }
        if (!_series.TryRead(bytes[start..], isLast, out var length)) return false;
        used = start + length;
        if (_series.Found is { } labels) _kept.Offer(labels, _series.Values);
        return true;
    }

    private void Note(string property, string text)
    {
        if (property == "status") _status = text;
        else if (property == "errorType") _errorType = text;
        else if (property == "error") _error = text;
    }
}
