using System.Globalization;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>Looks for traces in a Tempo: it names those that fit, and each is then asked for whole.</summary>
/// <param name="http">The store.</param>
/// <param name="find">Gives a trace by its id.</param>
internal sealed class TempoSearch(TraceHttp http, Func<string, DateTimeOffset?, CancellationToken, Task<Result<Trace?>>> find)
{
    private const int AtOnce = 4;

    /// <summary>It refuses longer spans unless it is told otherwise.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(168);

    public async Task<Result<IReadOnlyList<Trace>>> FindAsync(TraceQuestion question, CancellationToken cancellation)
    {
        var from = question.To - question.From > Longest ? question.To - Longest : question.From;
        var path = string.Create(CultureInfo.InvariantCulture,
            $"/api/search?q={Uri.EscapeDataString(TraceQl.Of(question))}&start={from.ToUnixTimeSeconds()}&end={question.To.ToUnixTimeSeconds() + 1}&limit={question.Most}&spss=1");
        // {"traces":[{"traceID":"2f3e0cee77ae5dc9c17ade3689eb2e54","startTimeUnixNano":"…","durationMs":557}]}; leading zeros of ids are left out
        var named = await http.GetAsync<IReadOnlyList<(string Id, DateTimeOffset? Start)>>(path, [],
            root => root.TryGetProperty("traces", out var traces) ? [.. traces.EnumerateArray().Select(t => (t.GetProperty("traceID").GetString()!.PadLeft(32, '0'), Start(t)))] : [], cancellation);
        if (!named.Succeeded) return named.Failure;
        List<Trace> found = [];
        foreach (var some in named.Value.Take(question.Most).Chunk(AtOnce))
        {
            foreach (var trace in await Task.WhenAll(some.Select(t => find(t.Id, t.Start, cancellation))))
            {
                if (!trace.Succeeded) return trace.Failure;
                if (trace.Value is { } whole) found.Add(whole);
            }
        }
        return found;
    }

    private static DateTimeOffset? Start(System.Text.Json.JsonElement trace) =>
        trace.TryGetProperty("startTimeUnixNano", out var text) && long.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds) ? DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / 100) : null;
}
