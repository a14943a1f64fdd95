using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Bench.Queries;

/// <summary>Reading range answers from bytes to arrays, as every chart does, over JsonDocument for the same work. No network.</summary>
internal static class Decoding
{
    private const int Series = 30;
    private const int Points = 2640;
    private const int FewPoints = 240;
    private const int Rounds = 31;
    private const long StartMs = 1_795_245_900_000;
    private const long StepMs = 15_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        Say.Line("decoding range answers");
        var many = Compose(Series, Points);
        for (var i = 0; i < 20; i++) await WithConsoleAsync(many, Points); // both are compiled to their best
        for (var i = 0; i < 20; i++) WithDocument(many);

        List<(double Console, double Document)> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            if (await WithConsoleAsync(many, Points) != WithDocument(many)) throw new InvalidOperationException("The decoders read different things.");
            times.Add((await TimeAsync(() => WithConsoleAsync(many, Points)), await TimeAsync(() => Task.FromResult(WithDocument(many)))));
        }
        var (console, document) = (Median.Of(times.Select(t => t.Console)), Median.Of(times.Select(t => t.Document)));

        // What series cost beside their samples (labels) and what an answer costs once (a row to decode into) cancel each other out.
        var perSample = (await GrowthAsync(Points) - await GrowthAsync(FewPoints)) / (Series * (Points - FewPoints)) - sizeof(double);
        const double Samples = Series * Points;
        return
        [
            new Figure("samples decoded per second / JsonDocument", document / console, 2, FormattableString.Invariant($"{Samples / console / 1e6:0.0} / {Samples / document / 1e6:0.0} million samples a second")) { IsLeast = true },
            new Figure("bytes allocated per sample beside the result", Math.Round(perSample, 2), 0, FormattableString.Invariant($"growth from {Series} to {2 * Series} series at {Points} points less that at {FewPoints}; the {sizeof(double)} bytes of the result taken off")) { Unit = "B" },
        ];
    }

    private static async Task<double> TimeAsync(Func<Task<double>> read)
    {
        var start = Stopwatch.GetTimestamp();
        await read();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The bytes that as many series more allocate.</summary>
    private static async Task<double> GrowthAsync(int points) =>
        await AllocatedAsync(Compose(2 * Series, points), points) - await AllocatedAsync(Compose(Series, points), points);

    private static async Task<double> AllocatedAsync(byte[] body, int points)
    {
        List<double> bytes = [];
        for (var i = 0; i < 9; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await WithConsoleAsync(body, points);
            bytes.Add(GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return Median.Of(bytes);
    }

    private static async Task<double> WithConsoleAsync(byte[] body, int points)
    {
        using var http = new HttpMessageInvoker(new SameAnswer(body));
        // One that lives as long as the console asks once which server it speaks to; here that is part of every round.
        var client = new PrometheusClient(http, new ExternalPrometheus(new Uri("http://127.0.0.1/")), new PrometheusSettings());
        var answer = await client.QueryRangeAsync("up", new TimeGrid(StartMs, StepMs, points), maxSeries: 500, CancellationToken.None);
        return answer.Value!.Series.Sum(s => s.Values[^1]);
    }

    private static double WithDocument(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        List<(Dictionary<string, string> Labels, double[] Times, double[] Values)> all = [];
        foreach (var series in document.RootElement.GetProperty("data").GetProperty("result").EnumerateArray())
        {
            var labels = series.GetProperty("metric").EnumerateObject().ToDictionary(l => l.Name, l => l.Value.GetString()!);
            var points = series.GetProperty("values");
            var (times, values) = (new double[points.GetArrayLength()], new double[points.GetArrayLength()]);
            var i = 0;
            foreach (var point in points.EnumerateArray())
            {
                times[i] = point[0].GetDouble();
                values[i++] = double.Parse(point[1].GetString()!, CultureInfo.InvariantCulture);
            }
            all.Add((labels, times, values));
        }
        return all.Sum(s => s.Values[^1]);
    }

    private static byte[] Compose(int count, int points)
    {
        var random = new Random(7);
        var series = Enumerable.Range(0, count).Select(i =>
        {
            var values = Enumerable.Range(0, points).Select(p => FormattableString.Invariant($"[{(StartMs + (StepMs * p)) / 1000},\"{random.NextDouble():R}\"]"));
            return $$$"""{"metric":{"job":"edge","model":"model-{{{i:00}}}"},"values":[{{{string.Join(',', values)}}}]}""";
        });
        return Encoding.UTF8.GetBytes($$$"""{"status":"success","data":{"resultType":"matrix","result":[{{{string.Join(',', series)}}}]}}""");
    }

    private sealed class SameAnswer(byte[] body) : HttpMessageHandler
    {
        private static readonly byte[] Build = Encoding.UTF8.GetBytes("""{"status":"success","data":{"version":"2.42.0"}}""");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(request.RequestUri!.AbsolutePath.EndsWith("buildinfo", StringComparison.Ordinal) ? Build : body);
            content.Headers.ContentType = new("application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }
}
