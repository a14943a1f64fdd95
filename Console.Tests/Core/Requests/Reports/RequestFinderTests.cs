using OperatorConsole.Core;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Panels.SelfReports;
using OperatorConsole.Core.Requests.Ids;
using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.LogFiles;
using OperatorConsole.Core.Requests.Reports;
using OperatorConsole.Core.Requests.Sources;
using OperatorConsole.Core.Requests.Traces;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Core.Requests.Reports;

public sealed class RequestFinderTests : IDisposable
{
    private readonly ScriptedPrometheus _prometheus = new(_ => ScriptedPrometheus.Vector());

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());

    public void Dispose()
    {
        _prometheus.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task Find_OfALineWithOtherIds_FollowsThemToOtherSources()
    {
        var logs = new Source("Logs", ("a1b2c3d4", """{"request_id":"a1b2c3d4","litellm_call_id":"call-0001","ts":1778985270}"""));
        var rows = new Source("Rows",
            ("call-0001", """{"litellm_call_id":"call-0001","upstream_id":"chatcmpl-9","status":200,"ts":1778985271}"""),
            ("chatcmpl-9", """{"upstream_id":"chatcmpl-9","spend":0.002,"ts":1778985271}"""));
        var report = await FindAsync("a1b2c3d4", logs, rows);
        Assert.Equal(["call-0001", "chatcmpl-9"], report.Aliases);
        Assert.Equal(3, report.Hits.Count);
        Assert.Equal(2, report.Hits.Count(h => h.How == HitKind.Alias));
        Assert.Equal(VerdictKind.Answered, report.Kind);
    }

    [Fact]
    public async Task Find_WithASourceThatFails_TellsItBesideWhatOthersFound()
    {
        var report = await FindAsync("a1b2c3d4", new Source("Logs", ("a1b2c3d4", """{"request_id":"a1b2c3d4","status":502}""")), new Source("Broken") { Failure = new Failure(FailureKind.Timeout, "x", "no answer within 5 s", "Check it.") });
        Assert.Equal(VerdictKind.Failed, report.Kind);
        Assert.Equal([SearchState.Found, SearchState.Failed], report.Searched.Select(s => s.State));
    }

    [Fact]
    public async Task Find_OfTheSameLineInTwoSources_ShowsItOnce()
    {
        const string line = """{"request_id":"a1b2c3d4","status":200}""";
        Assert.Single((await FindAsync("a1b2c3d4", new Source("Files", ("a1b2c3d4", line)), new Source("Loki", ("a1b2c3d4", line)))).Hits);
    }

    [Fact]
    public async Task Find_OfATraceAlone_TellsTheRequestByItsSpans()
    {
        const string id = "5b8efff798038103d269b633813fc60c";
        const string spans = """
            {"result":{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"isartor-gateway"}}]},"scopeSpans":[{"spans":[
              {"traceId":"5b8efff798038103d269b633813fc60c","spanId":"aa","name":"gateway_request","startTimeUnixNano":"1689969302000000000","endTimeUnixNano":"1689969302007000000","attributes":[{"key":"http.method","value":{"stringValue":"POST"}},{"key":"http.route","value":{"stringValue":"/api/chat"}},{"key":"http.status_code","value":{"intValue":"200"}},{"key":"isartor.final_layer","value":{"stringValue":"L1b_SemanticCache"}}]},
              {"traceId":"5b8efff798038103d269b633813fc60c","spanId":"bb","parentSpanId":"aa","name":"l1b_semantic_cache_search","startTimeUnixNano":"1689969302001000000","endTimeUnixNano":"1689969302006000000","attributes":[{"key":"cosine_similarity","value":{"stringValue":"0.9312"}}]}]}]}]}}
            """;
        await using var jaeger = await Upstream.StartAsync(200, "application/json", spans);
        var report = await FindAsync(id, null, [new TraceStore(_http, new TraceStoreSettings { Kind = TraceStoreKind.Jaeger, Url = jaeger.Address })], new Source("Logs"));
        Assert.Equal("POST /api/chat was answered by L1b semantic cache with 200 in 7 ms, similarity 0.93 · isartor-gateway.", report.Verdict);
        Assert.Equal(("traces", VerdictKind.Answered), (Assert.Single(report.Hits).Source, report.Kind));
        Assert.Contains(report.Remarks, r => r.Contains("told by its trace", StringComparison.Ordinal));
        Assert.Null(report.Saving);
    }

    [Fact]
    public async Task Find_OfNothing_ExplainsIt()
    {
        var report = await FindAsync("00-5b8efff798038103d269b633813fc60c-00f067aa0ba902b7-00", new Source("Logs"), new Source("Broken") { Failure = new Failure(FailureKind.Timeout, "x", "no answer within 5 s", "Check it.") });
        Assert.Equal(VerdictKind.NotFound, report.Kind);
        Assert.Contains(report.Absence, a => a.Contains("was not sampled", StringComparison.Ordinal));
        Assert.Contains(report.Absence, a => a.Contains("no answer within 5 s", StringComparison.Ordinal));
        Assert.Contains(report.Absence, a => a.Contains("No log files are configured", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Find_WhileSourcesAnswer_TellsMoreAndMore()
    {
        List<RequestReport> told = [];
        var report = await FindAsync("a1b2c3d4", told.Add, new Source("Logs", ("a1b2c3d4", """{"request_id":"a1b2c3d4","status":200}""")), new Source("Rows"));
        Assert.All(told, r => Assert.False(r.IsComplete));
        Assert.Contains(told, r => r.Searched.Any(s => s.State == SearchState.Searching));
        Assert.True(report.IsComplete);
        Assert.DoesNotContain(report.Searched, s => s.State == SearchState.Searching);
    }

    private Task<RequestReport> FindAsync(string pasted, params Source[] sources) => FindAsync(pasted, null, sources);

    private Task<RequestReport> FindAsync(string pasted, Action<RequestReport>? changed, params Source[] sources) => FindAsync(pasted, changed, [], sources);

    private Task<RequestReport> FindAsync(string pasted, Action<RequestReport>? changed, IReadOnlyList<TraceStore> stores, params Source[] sources)
    {
        var fleet = new GatewayFleet(new ConsoleSettings(), ProfileCatalogue.Load(null));
        var surroundings = new Surroundings(new LogLibrary([], "", 0, TimeProvider.System));
        var finder = new RequestFinder(sources, new TraceFinder(stores, TimeProvider.System), surroundings, new WeatherReader(_prometheus.Cache, fleet, TimeProvider.System), new SavingReader(new SelfReportFeeds(new DebugClient(_http), fleet, TimeProvider.System, _ => { }), _prometheus.Cache, fleet, TimeProvider.System), fleet, false);
        return finder.FindAsync(PastedText.Read(pasted).Value!, false, changed, default);
    }

    /// <summary>Knows some lines by their ids.</summary>
    private sealed class Source(string name, params (string Id, string Line)[] lines) : IRequestSource
    {
        public Failure? Failure { get; init; }

        public string Name => name;

        public Task<SourceAnswer> SearchAsync(RequestQuestion question, Action<long>? progress, CancellationToken cancellation)
        {
            var hits = lines.Where(l => question.Ids.Contains(l.Id)).Select(l => new RequestHit(name, "edge", name, null, LogLine.Of(l.Line), HitKind.Field)).ToArray();
            var state = Failure is not null ? SearchState.Failed : hits.Length > 0 ? SearchState.Found : SearchState.Nothing;
            return Task.FromResult(new SourceAnswer(hits, [new Searched(name, state) { Failure = Failure }]));
        }
    }
}
