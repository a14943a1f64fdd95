using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.History;

/// <summary>Writes what Prometheus would have scraped from one listener as OpenMetrics text with timestamps.</summary>
internal sealed class HistoryWriter(Listener listener, string job, string instance)
{
    private readonly ConditionalWeakTable<Sample, byte[]> _prefixes = [];
    private readonly Sample _up = new("up", "", () => listener.Answers() ? 1 : 0);
    private readonly byte[] _number = new byte[64];

    /// <summary>Appends one scrape at the given time.</summary>
    public void Append(Stream target, DateTimeOffset time)
    {
        Span<byte> tail = stackalloc byte[24];
        tail[0] = (byte)' ';
        Utf8Formatter.TryFormat(time.ToUnixTimeSeconds(), tail[1..], out var length);
        tail[length + 1] = (byte)'\n';
        tail = tail[..(length + 2)];

        Append(target, _up, tail);
        if (!listener.Answers()) return;
        foreach (var sample in listener.Scraped!()) Append(target, sample, tail);
    }

    private void Append(Stream target, Sample sample, ReadOnlySpan<byte> tail)
    {
        if (!_prefixes.TryGetValue(sample, out var prefix)) _prefixes.Add(sample, prefix = SeriesText.Prefix(sample, job, instance));
        target.Write(prefix);
        var value = sample.Read();
        if (double.IsFinite(value) && value.TryFormat(_number, out var written, provider: CultureInfo.InvariantCulture)) target.Write(_number.AsSpan(0, written));
        else target.Write(System.Text.Encoding.ASCII.GetBytes(Numbers.Format(value, ExpositionDialect.Go)));
        target.Write(tail);
    }
}
