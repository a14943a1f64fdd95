using System.Globalization;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>A Jaeger or a Tempo. Each is asked by its stable interface first and by its older one where it does not have that.</summary>
/// <remarks>https://www.jaegertracing.io/docs/latest/apis/ and https://grafana.com/docs/tempo/latest/api_docs/</remarks>
public sealed class TraceStore(HttpMessageInvoker http, TraceStoreSettings settings)
{
    private static readonly TimeSpan Around = TimeSpan.FromHours(1);

    private readonly TraceHttp _http = new(http, settings);

    /// <summary>Its name for people.</summary>
    public string Name => _http.Where;

    /// <summary>The trace with an id; null where there is none.</summary>
    /// <param name="id">32 hex digits.</param>
    /// <param name="near">When it was, if that is known: stores search less then.</param>
    /// <param name="cancellation">Stops asking.</param>
    public async Task<Result<Trace?>> FindAsync(string id, DateTimeOffset? near, CancellationToken cancellation)
    {
        Failure? notUnderstood = null;
        // An hour around the line is enough, unless clocks are wrong: then everything is searched.
        foreach (var path in near is { } time ? Paths(id, time).Concat(Paths(id, null)) : Paths(id, null))
        {
            var spans = await _http.GetAsync(path, [], SpanDecoder.Read, cancellation);
            // A Jaeger without an interface answers with its page for people.
            if (spans.Failure is { Kind: FailureKind.NotUnderstood } failure) notUnderstood = failure;
            else if (!spans.Succeeded) return spans.Failure;
            else if (spans.Value.Count > 0) return Result.Of<Trace?>(Trace.Of(id, Name, spans.Value));
            else notUnderstood = null;
        }
        return notUnderstood is null ? Result.Of<Trace?>(null) : notUnderstood;
    }

    /// <summary>The traces that fit a question, the latest first.</summary>
    public async Task<Result<IReadOnlyList<Trace>>> SearchAsync(TraceQuestion question, CancellationToken cancellation)
    {
        var found = settings.Kind == TraceStoreKind.Jaeger
            ? await new JaegerSearch(_http).FindAsync(question, cancellation)
            : await new TempoSearch(_http, FindAsync).FindAsync(question, cancellation);
        return found.Succeeded ? Result.Of<IReadOnlyList<Trace>>([.. found.Value.Where(question.Fits).OrderByDescending(t => t.Start).Take(question.Most)]) : found.Failure;
    }

    private IEnumerable<string> Paths(string id, DateTimeOffset? near)
    {
        var (from, to) = (near - Around, near + Around);
        if (settings.Kind == TraceStoreKind.Jaeger)
        {
            yield return $"/api/v3/traces/{id}{(near is null ? "" : $"?startTime={Uri.EscapeDataString(TraceTime.Rfc3339(from!.Value))}&endTime={Uri.EscapeDataString(TraceTime.Rfc3339(to!.Value))}")}";
            yield return $"/api/traces/{id}";
            yield break;
        }
        var span = near is null ? "" : string.Create(CultureInfo.InvariantCulture, $"?start={from!.Value.ToUnixTimeSeconds()}&end={to!.Value.ToUnixTimeSeconds()}");
        yield return $"/api/v2/traces/{id}{span}";
        yield return $"/api/traces/{id}{span}";
    }
}
