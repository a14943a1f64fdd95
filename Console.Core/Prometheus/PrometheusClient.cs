using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using OperatorConsole.Core.Http;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Prometheus;

/// <summary>Asks a server that speaks the Prometheus HTTP API. Every failure is a value.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/api/</remarks>
public sealed class PrometheusClient(HttpMessageInvoker http, IPrometheusEndpoint endpoint, PrometheusSettings settings)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary><c>POST /api/v1/query</c>: one value per series at one moment.</summary>
    /// <param name="query">PromQL.</param>
    /// <param name="time">The moment; null for the server's now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<InstantAnswer>> QueryAsync(string query, DateTimeOffset? time = null, CancellationToken cancellation = default)
    {
        var form = new Dictionary<string, string> { ["query"] = query, ["timeout"] = Seconds(settings.QueryTimeout) };
        if (time is { } moment) form["time"] = Seconds(moment);
        List<Series> series = [];
        var warnings = await AskAsync(HttpMethod.Post, "api/v1/query", form, (ref reader) => PrometheusJson.ReadQueryData(ref reader, series), cancellation);
        return warnings.Select(w => new InstantAnswer([.. series.Select(s => new Sample(s.Labels, s.Times[0], s.Values[0]))], w));
    }

    /// <summary><c>POST /api/v1/query_range</c>: the values of every series from start to end, one per step.</summary>
    public async Task<Result<RangeAnswer>> QueryRangeAsync(string query, DateTimeOffset start, DateTimeOffset end, TimeSpan step, CancellationToken cancellation = default)
    {
        var form = new Dictionary<string, string>
        {
            ["query"] = query,
            ["start"] = Seconds(start),
            ["end"] = Seconds(end),
            ["step"] = Seconds(step),
            ["timeout"] = Seconds(settings.QueryTimeout),
        };
        List<Series> series = [];
        var warnings = await AskAsync(HttpMethod.Post, "api/v1/query_range", form, (ref reader) => PrometheusJson.ReadQueryData(ref reader, series), cancellation);
        return warnings.Select(w => new RangeAnswer(series, w));
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

    /// <summary><c>GET /api/v1/status/buildinfo</c>: which server answers.</summary>
    public Task<Result<BuildInfo>> BuildInfoAsync(CancellationToken cancellation = default) => GetAsync<BuildInfo>("api/v1/status/buildinfo", cancellation);

    private async Task<Result<T>> GetAsync<T>(string path, CancellationToken cancellation)
        where T : class
    {
        T? data = null;
        var warnings = await AskAsync(HttpMethod.Get, path, null, (ref reader) => data = JsonSerializer.Deserialize<T>(ref reader, Web), cancellation);
        if (!warnings.Succeeded) return warnings.Failure;
        return data is null ? Failures.NotUnderstood(Where, "the answer has no data") : data;
    }

    /// <summary>Asks, reads the whole bounded body, and gives the warnings beside the data.</summary>
    private async Task<Result<IReadOnlyList<string>>> AskAsync(
        HttpMethod method, string path, Dictionary<string, string>? form, PrometheusJson.DataReader data, CancellationToken cancellation)
    {
        if (endpoint.BaseAddress is not { } address || endpoint.State.Phase != PrometheusServerPhase.Running)
            return NotRunning(endpoint.State);

        using var request = new HttpRequestMessage(method, new Uri(Folder(address), path));
        if (form is not null) request.Content = new FormUrlEncodedContent(form);
        var authorization = await CredentialFiles.AuthorizationAsync(settings.BearerTokenFile, settings.Username, settings.PasswordFile, Where, cancellation);
        if (!authorization.Succeeded) return authorization.Failure;
        request.Headers.Authorization = authorization.Value.Header;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        // Prometheus ends a query itself at its timeout; the margin leaves its own, better, error the time to arrive.
        var answer = await BoundedHttp.SendAsync(http, request, Where, settings.QueryTimeout + TimeSpan.FromSeconds(2), settings.MaxAnswerBytes, cancellation);
        return answer.Succeeded ? Read(answer.Value, data) : answer.Failure;
    }

    private Result<IReadOnlyList<string>> Read(HttpAnswer answer, PrometheusJson.DataReader data)
    {
        PrometheusJson.Envelope envelope;
        try
        {
            envelope = PrometheusJson.Read(answer.Body, data);
        }
        catch (JsonException problem)
        {
            return NotJson(answer, problem);
        }
        if (envelope.Success) return Result.Of(envelope.Warnings);
        return envelope.ErrorType switch
        {
            "bad_data" => new Failure(FailureKind.BadQuestion, Where, envelope.Error, "Correct the expression."),
            "timeout" or "canceled" => new Failure(FailureKind.Timeout, Where, envelope.Error, "Ask for a shorter range, or raise prometheus.queryTimeout."),
            "execution" => new Failure(FailureKind.Execution, Where, envelope.Error, "Narrow the expression: fewer series or a shorter range."),
            "not_found" => new Failure(FailureKind.NotFound, Where, envelope.Error, "Check prometheus.url."),
            _ => new Failure(FailureKind.UpstreamError, Where, $"{envelope.ErrorType}: {envelope.Error}", "See the server's own log."),
        };
    }

    private Failure NotRunning(PrometheusServerState state) => state.Phase == PrometheusServerPhase.Down
        ? new Failure(FailureKind.Unreachable, Where, state.Reason ?? "it has ended", "It is started again by itself; the console's log holds its last words.")
        : new Failure(FailureKind.Starting, Where, state.Reason ?? "it is starting", "Wait; after an unclean end it reads its log first, which can take a minute.");

    /// <summary>An answer that is no envelope: judged by its status first, then by its text.</summary>
    private Failure NotJson(HttpAnswer answer, JsonException problem) => answer.Status switch
    {
        // "Service Unavailable" in plain text while the write-ahead log is replayed, and while it stops.
        HttpStatusCode.ServiceUnavailable => new Failure(FailureKind.Starting, Where, "it answers 503: it is starting or stopping", "Wait; replaying its log can take minutes."),
        >= HttpStatusCode.InternalServerError => Failures.Status(Where, answer.Status),
        HttpStatusCode.NotFound => new Failure(FailureKind.NotFound, Where, "it has no Prometheus API at this address (404)", "Check prometheus.url, and its path prefix."),
        _ when answer.LooksLikeHtml => Failures.NotUnderstood(Where, "it answers with an HTML page"),
        HttpStatusCode.OK when answer.LooksTruncated => new Failure(FailureKind.Truncated, Where, "the answer ends in the middle", "A proxy in between may cut it; ask for a shorter range."),
        _ => Failures.NotUnderstood(Where, $"the answer is not what Prometheus gives ({problem.Message})"),
    };

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

    private sealed record ActiveTargetList(IReadOnlyList<ScrapeTarget> ActiveTargets);

    private sealed record RuleGroups(IReadOnlyList<RuleGroup> Groups);
}
