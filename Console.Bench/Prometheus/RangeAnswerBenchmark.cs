using System.Net;
using System.Text;
using BenchmarkDotNet.Attributes;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Bench.Prometheus;

/// <summary>Reading a range answer from bytes to series, as every chart does. The network is left out.</summary>
[MemoryDiagnoser]
public class RangeAnswerBenchmark
{
    private const int Points = 240;

    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddDays(20_000);

    private PrometheusClient _client = null!;

    [Params(6, 100)]
    public int Series { get; set; }

    [GlobalSetup]
    public void Setup() => _client = new PrometheusClient(new HttpMessageInvoker(new SameAnswer(Compose())), new Endpoint(), new PrometheusSettings());

    [Benchmark]
    public async Task<int> Read()
    {
        var answer = await _client.QueryRangeAsync("up", new TimeGrid(Start.ToUnixTimeMilliseconds(), 15_000, Points), maxSeries: 500, CancellationToken.None);
        return answer.Value!.Series.Sum(s => s.Values.Length);
    }

    private byte[] Compose()
    {
        var random = new Random(7);
        var points = Enumerable.Range(0, Points).Select(i => FormattableString.Invariant($"[{Start.ToUnixTimeSeconds() + 15 * i},\"{random.NextDouble():R}\"]")).ToList();
        var series = Enumerable.Range(0, Series).Select(i => $$$"""{"metric":{"job":"edge","model":"model-{{{i}}}"},"values":[{{{string.Join(',', points)}}}]}""");
        return Encoding.UTF8.GetBytes($$$"""{"status":"success","data":{"resultType":"matrix","result":[{{{string.Join(',', series)}}}]}}""");
    }

    private sealed class Endpoint : IPrometheusEndpoint
    {
        public Uri BaseAddress { get; } = new("http://127.0.0.1/");
    }

    private sealed class SameAnswer(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }
}
