using System.Globalization;
using OperatorConsole.Core.Requests.Stores;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>Looks for traces in a Jaeger: by v3, by v1 where there is no v3, and service by service where it wants one named.</summary>
/// <remarks>What one span must have is one question; where one of several things is enough, each is a question.</remarks>
internal sealed class JaegerSearch(TraceHttp http)
{
    /// <summary>More services are not asked one by one.</summary>
    private const int MostServices = 20;

    private const int AtOnce = 4;

    public async Task<Result<IReadOnlyList<Trace>>> FindAsync(TraceQuestion question, CancellationToken cancellation)
    {
        IReadOnlyList<TraceQuestion> questions = question.IsAny ? [.. question.Attributes.Select(a => question with { Attributes = [a], IsAny = false })] : [question];
        var first = await AskAsync(questions[0], cancellation);
        if (question.Service is null && first.Failure is { Kind: FailureKind.BadQuestion })
        {
            var services = await ServicesAsync(cancellation);
            if (!services.Succeeded) return services.Failure;
            questions = [.. services.Value.Take(MostServices).SelectMany(service => questions.Select(q => q with { Service = service }))];
            first = Result.Of<IReadOnlyList<Span>>([]);
        }
        else questions = [.. questions.Skip(1)];
        if (!first.Succeeded) return first.Failure;

        List<Span> spans = [.. first.Value];
        foreach (var some in questions.Chunk(AtOnce))
        {
            foreach (var answer in await Task.WhenAll(some.Select(q => AskAsync(q, cancellation))))
            {
                if (!answer.Succeeded) return answer.Failure;
                spans.AddRange(answer.Value);
            }
        }
        // A trace may fit several of the questions.
        return Result.Of<IReadOnlyList<Trace>>([.. spans.Where(s => s.TraceId.Length > 0).GroupBy(s => s.TraceId).Select(t => Trace.Of(t.Key, http.Where, [.. t.DistinctBy(s => (s.Id, s.ParentId, s.Start, s.Name))]))]);
    }

    private async Task<Result<IReadOnlyList<Span>>> AskAsync(TraceQuestion question, CancellationToken cancellation)
    {
        var stable = await http.GetAsync(V3(question), [], SpanDecoder.Read, cancellation, saysSo: true);
        // Where there is no v3 a page for people stands there.
        return stable.Failure is { Kind: FailureKind.NotUnderstood } ? await http.GetAsync(V1(question), [], SpanDecoder.Read, cancellation, saysSo: true) : stable;
    }

    private async Task<Result<IReadOnlyList<string>>> ServicesAsync(CancellationToken cancellation)
    {
        // {"services":["a"]} and {"data":["a"],"total":1}
        foreach (var (path, list) in new[] { ("/api/v3/services", "services"), ("/api/services", "data") })
        {
            var services = await http.GetAsync<IReadOnlyList<string>>(path, [], root => [.. root.GetProperty(list).EnumerateArray().Select(s => s.GetString() ?? "")], cancellation);
            if (services.Succeeded && services.Value.Count > 0) return services;
            if (services.Failure is { Kind: not FailureKind.NotUnderstood } failure) return failure;
        }
        return Result.Of<IReadOnlyList<string>>([]);
    }

    private static string V3(TraceQuestion question) => Address("/api/v3/traces",
        ("query.serviceName", question.Service),
        ("query.attributes", Tags(question)),
        ("query.startTimeMin", TraceTime.Rfc3339(question.From)),
        ("query.startTimeMax", TraceTime.Rfc3339(question.To)),
        ("query.durationMin", question.AtLeast is { } least ? string.Create(CultureInfo.InvariantCulture, $"{least.TotalMilliseconds:0}ms") : null),
        ("query.searchDepth", question.Most.ToString(CultureInfo.InvariantCulture)));

    private static string V1(TraceQuestion question) => Address("/api/traces",
        ("service", question.Service),
        ("tags", Tags(question)),
        ("start", TraceTime.Microseconds(question.From)),
        ("end", TraceTime.Microseconds(question.To)),
        ("minDuration", question.AtLeast is { } least ? string.Create(CultureInfo.InvariantCulture, $"{least.TotalMilliseconds:0}ms") : null),
        ("limit", question.Most.ToString(CultureInfo.InvariantCulture)));

    private static string? Tags(TraceQuestion question) => question.Attributes.Count > 0 ? StoreQuoting.JaegerTags(question.Attributes) : null;

    private static string Address(string path, params (string Name, string? Value)[] parameters) =>
        $"{path}?{string.Join('&', parameters.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"))}";
}
