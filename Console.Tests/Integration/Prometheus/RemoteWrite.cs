using System.Buffers.Binary;
using System.Text;

namespace OperatorConsole.Tests.Integration.Prometheus;

/// <summary>Writes samples into a Prometheus at any moment: <c>POST /api/v1/write</c>, protobuf in Snappy that compresses nothing.</summary>
/// <remarks>https://prometheus.io/docs/specs/prw/remote_write_spec/</remarks>
internal sealed class RemoteWrite(Uri prometheus) : IDisposable
{
    /// <summary>Says that a series has ended.</summary>
    public static readonly double Stale = BitConverter.UInt64BitsToDouble(0x7FF0000000000002);

    private readonly HttpClient _http = new();
    private readonly MemoryStream _request = new();

    /// <summary>Adds a sample to what is written next. Samples of one series must come in order.</summary>
    public void Add(string name, (string Name, string Value)[] labels, long timeMs, double value)
    {
        var series = new MemoryStream();
        foreach (var (key, text) in labels.Append(("__name__", name)).OrderBy(l => l.Item1, StringComparer.Ordinal))
        {
            var label = new MemoryStream();
            Field(label, 1, Encoding.UTF8.GetBytes(key));
            Field(label, 2, Encoding.UTF8.GetBytes(text));
            Field(series, 1, label.ToArray());
        }
        var sample = new MemoryStream();
        sample.WriteByte(1 << 3 | 1);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(number, value);
        sample.Write(number);
        sample.WriteByte(2 << 3);
        Varint(sample, (ulong)timeMs);
        Field(series, 2, sample.ToArray());
        Field(_request, 1, series.ToArray());
    }

    public async Task SendAsync()
    {
        var body = _request.ToArray();
        _request.SetLength(0);
        using var content = new ByteArrayContent(Snappy(body));
        content.Headers.ContentType = new("application/x-protobuf");
        content.Headers.ContentEncoding.Add("snappy");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(prometheus, "api/v1/write")) { Content = content };
        request.Headers.Add("X-Prometheus-Remote-Write-Version", "0.1.0");
        using var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The length, then literals of up to 64 KB.</summary>
    private static byte[] Snappy(ReadOnlySpan<byte> bytes)
    {
        var block = new MemoryStream();
        Varint(block, (ulong)bytes.Length);
        for (; bytes.Length > 0; bytes = bytes[Math.Min(65_536, bytes.Length)..])
        {
            var literal = bytes[..Math.Min(65_536, bytes.Length)];
            block.WriteByte(61 << 2);
            block.WriteByte((byte)(literal.Length - 1));
            block.WriteByte((byte)((literal.Length - 1) >> 8));
            block.Write(literal);
        }
        return block.ToArray();
    }

    private static void Field(Stream stream, int number, byte[] bytes)
    {
        stream.WriteByte((byte)(number << 3 | 2));
        Varint(stream, (ulong)bytes.Length);
        stream.Write(bytes);
    }

    private static void Varint(Stream stream, ulong value)
    {
        for (; value > 127; value >>= 7) stream.WriteByte((byte)(value | 128));
        stream.WriteByte((byte)value);
    }
}
