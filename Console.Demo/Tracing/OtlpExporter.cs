namespace OperatorConsole.Demo.Tracing;

/// <summary>Sends traces to a collector or a Jaeger, by OTLP over HTTP in JSON.</summary>
/// <param name="http">Sends.</param>
/// <param name="receiver">Its base address; traces go to <c>/v1/traces</c> there.</param>
/// <param name="rings">What is to be sent; what they forget before it was sent is lost.</param>
/// <param name="progress">Is told when the receiver begins or ceases to answer.</param>
/// <remarks>https://opentelemetry.io/docs/specs/otlp/#otlphttp</remarks>
internal sealed class OtlpExporter(HttpClient http, Uri receiver, IReadOnlyList<TraceRing> rings, TextWriter progress)
{
    private const int MostInOne = 500;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly long[] _places = new long[rings.Count];
    private readonly Uri _address = new(receiver, receiver.AbsolutePath.TrimEnd('/') + "/v1/traces");
    private bool? _answers;

    /// <summary>Sends until it is cancelled, what is there at first in several parts.</summary>
    public async Task RunAsync(TimeProvider time, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            while (await SendAsync(cancellation))
            {
            }
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    /// <summary>Sends some of each ring; whether there is more. What was not taken is sent again the next time.</summary>
    private async Task<bool> SendAsync(CancellationToken cancellation)
    {
        var next = _places.ToArray();
        var taken = rings.SelectMany((ring, i) => ring.Take(ref next[i], MostInOne)).ToArray();
        if (taken.Length == 0) return false;
        if (!await PostAsync(taken, cancellation)) return false;
        next.CopyTo(_places, 0);
        return true;
    }

    private async Task<bool> PostAsync(IEnumerable<TracedRequest> traces, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(_address, OtlpJson.Of(traces.SelectMany(t => t.Spans())), cancellation);
            Tell(answer.IsSuccessStatusCode, $"status {(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException || (problem is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            Tell(false, problem.Message);
            return false;
        }
    }

    private void Tell(bool answers, string why)
    {
        if (_answers == answers) return;
        _answers = answers;
        progress.WriteLine(answers ? $"traces: sent to {_address}" : $"traces: {_address} does not take them ({why}); trying again");
    }
}
