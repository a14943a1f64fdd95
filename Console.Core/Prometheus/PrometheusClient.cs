using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using OperatorConsole.Core.Http;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Prometheus;

/// <summary>Asks a server that speaks the Prometheus HTTP API. Every failure is a value.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/api/</remarks>
public sealed partial class PrometheusClient(HttpMessageInvoker http, IPrometheusEndpoint endpoint, PrometheusSettings settings)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan DialectAge = TimeSpan.FromMinutes(5);

    private KnownDialect? _dialect;

    /// <summary><c>POST /api/v1/query</c>: one value per series at one moment.</summary>
    /// <param name="query">PromQL.</param>
    /// <param name="time">The moment; null for the server's now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<InstantAnswer>> QueryAsync(string query, DateTimeOffset? time = null, CancellationToken cancellation = default)
    {
        var form = new Dictionary<string, string> { ["query"] = query, ["timeout"] = Seconds(settings.QueryTimeout), ["stats"] = "1" };
        if (time is { } moment) form["time"] = Seconds(moment);
        List<Sample> samples = [];
        var (type, statistics) = ("", default(QueryStatistics));
        var warnings = await AskAsync(HttpMethod.Post, "api/v1/query", form, (ref reader) => (type, statistics) = PrometheusJson.ReadInstant(ref reader, samples), cancellation);
        return warnings.Select(w => new InstantAnswer(samples, w) { Type = type, Statistics = statistics });
    }

    /// <summary><c>POST /api/v1/query_range</c>: the values of every series at every moment of a grid.</summary>
    /// <param name="query">PromQL.</param>
    /// <param name="grid">The moments.</param>
    /// <param name="maxSeries">Of more series than this, those with the largest last values are kept.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<RangeAnswer>> QueryRangeAsync(string query, TimeGrid grid, int maxSeries, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string>
        {
            ["query"] = query,
            ["start"] = Seconds(grid.Start),
            ["end"] = Seconds(grid.End),
            ["step"] = Seconds(grid.Step),
            ["timeout"] = Seconds(settings.QueryTimeout),
        };
        var dialect = await DialectAsync(cancellation);
        if (!dialect.Succeeded) return dialect.Failure;
        if (dialect.Value.AsksForNoCache) form["nocache"] = "1";
        var start = Stopwatch.GetTimestamp();
        var decoder = new RangeDecoder(grid, maxSeries);
        return await SendAsync(HttpMethod.Post, "api/v1/query_range", form, ReadAsync, cancellation);

        async Task<Result<RangeAnswer>> ReadAsync(HttpResponseMessage response, CancellationToken stop)
        {
            // Errors are short, and say in many ways what they are.
            if (response.StatusCode != HttpStatusCode.OK)
            {
                var error = await BoundedHttp.ReadWholeAsync(response, Where, settings.MaxAnswerBytes, stop);
                return error.Succeeded ? ReadError(error.Value) : error.Failure;
            }
            PrometheusJson.Envelope envelope;
            try
            {
                await using var body = await response.Content.ReadAsStreamAsync(stop);
                envelope = await decoder.ReadAsync(body, settings.MaxRangeAnswerBytes, stop);
            }
            catch (JsonException problem)
            {
                if (decoder.TooLarge) return Failures.TooLarge(Where, settings.MaxRangeAnswerBytes);
                if (decoder.LooksLikeHtml) return Failures.NotUnderstood(Where, "it answers with an HTML page");
                return decoder.EndedEarly ? CutInTheMiddle : NotWhatPrometheusGives(problem);
            }
            if (!envelope.Success) return FailureOf(envelope);
            var cost = new RangeCost(decoder.Samples, decoder.Bytes, Stopwatch.GetElapsedTime(start), response.Headers.Date - dialect.Value.Withheld);
            return new RangeAnswer(grid, decoder.Series, envelope.Warnings, decoder.TotalSeries, cost);
        }
    }

    /// <summary><c>GET /api/v1/rules</c>: every rule with its state and its alerts.</summary>
    public async Task<Result<IReadOnlyList<RuleGroup>>> RulesAsync(CancellationToken cancellation = default) =>
        (await GetAsync<RuleGroups>("api/v1/rules", cancellation)).Select(d => (IReadOnlyList<RuleGroup>)[.. d.Groups.Select(Complete)]);

    /// <summary><c>GET /api/v1/targets</c>: what is scraped now. Large on a large server: ask when something is wrong.</summary>
    public async Task<Result<IReadOnlyList<ScrapeTarget>>> TargetsAsync(CancellationToken cancellation = default) =>
        (await GetAsync<ActiveTargetList>("api/v1/targets?state=active", cancellation)).Select(d => d.ActiveTargets);

    /// <summary><c>GET /api/v1/metadata</c>: type and help of every scraped metric.</summary>
    public async Task<Result<IReadOnlyDictionary<string, MetricMetadata>>> MetadataAsync(CancellationToken cancellation = default) =>
        (await GetAsync<Dictionary<string, MetricMetadata[]>>("api/v1/metadata", cancellation))
            .Select(d => (IReadOnlyDictionary<string, MetricMetadata>)d.Where(m => m.Value.Length > 0).ToDictionary(m => m.Key, m => m.Value[0]));

    /// <summary><c>GET /api/v1/status/buildinfo</c>: which server answers. Asked again now and then, as servers are replaced.</summary>
    public async Task<Result<Dialect>> DialectAsync(CancellationToken cancellation = default)
    {
        if (_dialect is { } known && Stopwatch.GetElapsedTime(known.At) < DialectAge) return known.Dialect;
        var asked = await SendAsync(HttpMethod.Get, "api/v1/status/buildinfo", null, async (response, stop) =>
        {
            var answer = await BoundedHttp.ReadWholeAsync(response, Where, settings.MaxAnswerBytes, stop);
            if (!answer.Succeeded) return answer.Failure;
            BuildInfo? build = null;
            var envelope = Read(answer.Value, (ref reader) => build = JsonSerializer.Deserialize<BuildInfo>(ref reader, Web));
            return envelope.Succeeded ? Result.Of(Dialect.Of(build ?? new BuildInfo(null, null), response)) : envelope.Failure;
        }, cancellation);
        // One that answers, but not to this, is taken for what it was; of one that does not answer there is nothing to ask.
        if (!asked.Succeeded && asked.Failure.Kind is FailureKind.Unreachable or FailureKind.Timeout or FailureKind.AccessDenied or FailureKind.Starting or FailureKind.Configuration)
            return asked.Failure;
        var dialect = asked.Value ?? _dialect?.Dialect ?? Dialect.Unknown;
        _dialect = new KnownDialect(dialect, Stopwatch.GetTimestamp());
        return dialect;
    }

    private async Task<Result<T>> GetAsync<T>(string path, CancellationToken cancellation)
        where T : class
    {
        T? data = null;
        var warnings = await AskAsync(HttpMethod.Get, path, null, (ref reader) => data = JsonSerializer.Deserialize<T>(ref reader, Web), cancellation);
        if (!warnings.Succeeded) return warnings.Failure;
        return data is null ? Failures.NotUnderstood(Where, "the answer has no data") : data;
    }

    /// <summary>Asks, reads the whole bounded body, and gives the warnings beside the data.</summary>
    private Task<Result<IReadOnlyList<string>>> AskAsync(
        HttpMethod method, string path, Dictionary<string, string>? form, PrometheusJson.DataReader data, CancellationToken cancellation, LookupBounds? bounds = null) =>
        SendAsync(method, path, form, async (response, stop) =>
        {
            var answer = await BoundedHttp.ReadWholeAsync(response, Where, bounds?.MaxBytes ?? settings.MaxAnswerBytes, stop);
            return answer.Succeeded ? Read(answer.Value, data) : answer.Failure;
        }, cancellation, bounds?.Timeout);

    private async Task<Result<T>> SendAsync<T>(
        HttpMethod method, string path, Dictionary<string, string>? form, Func<HttpResponseMessage, CancellationToken, Task<Result<T>>> read, CancellationToken cancellation,
        TimeSpan? timeout = null)
    {
        if (endpoint.BaseAddress is not { } address || endpoint.State.Phase != PrometheusServerPhase.Running)
            return NotRunning(endpoint.State);

        using var request = new HttpRequestMessage(method, new Uri(Folder(address), path));
        if (form is not null) request.Content = new FormUrlEncodedContent(form);
        var authorization = await CredentialFiles.AuthorizationAsync(settings.BearerTokenFile, settings.Username, settings.PasswordFile, Where, cancellation);
        if (!authorization.Succeeded) return authorization.Failure;
        request.Headers.Authorization = authorization.Value.Header;
        if (settings.Tenant is { } tenant) request.Headers.Add("X-Scope-OrgID", tenant);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        // Prometheus ends a query itself at its timeout; the margin leaves its own, better, error the time to arrive.
        return await BoundedHttp.SendAsync(http, request, Where, timeout ?? settings.QueryTimeout + TimeSpan.FromSeconds(2), read, cancellation);
    }

    private Result<IReadOnlyList<string>> Read(HttpAnswer answer, PrometheusJson.DataReader data)
    {
        try
        {
            var envelope = PrometheusJson.Read(answer.Body, data);
            return envelope.Success ? Result.Of(envelope.Warnings) : FailureOf(envelope);
        }
        catch (JsonException problem)
        {
            return NotJson(answer, problem);
        }
    }

    private Failure ReadError(HttpAnswer answer) =>
        Read(answer, (ref reader) => reader.Skip()).Failure ?? Failures.NotUnderstood(Where, $"it answers {(int)answer.Status} without an error");

    private Failure FailureOf(PrometheusJson.Envelope envelope) => Dialect.KindOf(envelope.ErrorType) switch
    {
        FailureKind.BadQuestion => new Failure(FailureKind.BadQuestion, Where, envelope.Error, "Correct the expression."),
        FailureKind.Timeout => new Failure(FailureKind.Timeout, Where, envelope.Error, "Ask for a shorter range, or raise prometheus.queryTimeout."),
        FailureKind.Execution => new Failure(FailureKind.Execution, Where, envelope.Error, "Narrow the expression: fewer series or a shorter range."),
        FailureKind.NotFound => new Failure(FailureKind.NotFound, Where, envelope.Error, "Check prometheus.url."),
        _ => new Failure(FailureKind.UpstreamError, Where, $"{envelope.ErrorType}: {envelope.Error}", "See the server's own log."),
    };

    private Failure NotRunning(PrometheusServerState state) => state.Phase == PrometheusServerPhase.Down
        ? new Failure(FailureKind.Unreachable, Where, state.Reason ?? "it has ended", "It is started again by itself; the console's log holds its last words.")
        : new Failure(FailureKind.Starting, Where, state.Reason ?? "it is starting", "Wait; after an unclean end it reads its log first, which can take a minute.");

    /// <summary>An answer that is no envelope: judged by its status first, then by its text.</summary>
    private Failure NotJson(HttpAnswer answer, JsonException problem) => answer.Status switch
    {
        // "Service Unavailable" in plain text while the write-ahead log is replayed, and while it stops.
        HttpStatusCode.ServiceUnavailable => new Failure(FailureKind.Starting, Where, "it answers 503: it is starting or stopping", "Wait; replaying its log can take minutes."),
        >= HttpStatusCode.InternalServerError => Failures.Status(Where, answer.Status),
        _ when Dialect.SaysNoSuchCall(answer.Status, answer.Body) =>
            new Failure(FailureKind.NotFound, Where, $"it has no Prometheus API at this address ({(int)answer.Status})", "Check prometheus.url, and its path prefix."),
        _ when answer.LooksLikeHtml => Failures.NotUnderstood(Where, "it answers with an HTML page"),
        HttpStatusCode.OK when answer.LooksTruncated => CutInTheMiddle,
        _ => NotWhatPrometheusGives(problem),
    };

    private Failure CutInTheMiddle => new(FailureKind.Truncated, Where, "the answer ends in the middle", "A proxy in between may cut it; ask for a shorter range.");

    private Failure NotWhatPrometheusGives(JsonException problem) => Failures.NotUnderstood(Where, $"the answer is not what Prometheus gives ({problem.Message})");

    private string Where => endpoint.BaseAddress is { } address ? $"Prometheus at {address.GetLeftPart(UriPartial.Path).TrimEnd('/')}" : "Prometheus";

    private static Uri Folder(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    private static string Seconds(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() / 1000.0).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static RuleGroup Complete(RuleGroup group) => group with { Rules = [.. (group.Rules ?? []).Select(Complete)] };

    /// <summary>Fields Prometheus leaves out when they are empty.</summary>
    private static Rule Complete(Rule rule) => rule with
    {
        State = rule.State ?? "",
        LastError = rule.LastError ?? "",
        Labels = rule.Labels ?? new Dictionary<string, string>(),
        Annotations = rule.Annotations ?? new Dictionary<string, string>(),
        Alerts = [.. (rule.Alerts ?? []).Select(a => a with { Labels = a.Labels ?? new Dictionary<string, string>(), Annotations = a.Annotations ?? new Dictionary<string, string>() })],
    };

    private sealed record KnownDialect(Dialect Dialect, long At);

    private sealed record ActiveTargetList(IReadOnlyList<ScrapeTarget> ActiveTargets);

    private sealed record RuleGroups(IReadOnlyList<RuleGroup> Groups);
}
