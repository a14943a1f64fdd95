using OperatorConsole.Demo.Gateways.Isartor;
using OperatorConsole.Demo.Gateways.LiteLlm;
using OperatorConsole.Demo.Gateways.StrataRouter;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Demo.Tracing;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Tracing;

/// <summary>What the demo's gateways trace is what their logs and debug endpoints tell.</summary>
public sealed class DemoTraceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Isartor_Run_TracesEveryRequestOfItsRingsWithTheirLayersAndStatus()
    {
        using var run = new Run(w => new IsartorGateway(w), _folder.Path);
        run.Advance(3);
        var gateway = (IsartorGateway)run.Gateway;
        var roots = gateway.Traces.NewestFirst().Select(t => t.Spans()[0]).ToArray();

        var told = gateway.Stats.Recent.Newest(50).Where(e => e.Traffic.Surface == "gateway").Select(e => (e.Traffic.Path, e.Status, e.Layer.LongName(), Math.Round(e.Seconds, 6))).ToArray();
        Assert.NotEmpty(told);
        Assert.All(told, t => Assert.Contains(roots, r => (Text(r, "http.route"), Number(r, "http.status_code"), Text(r, "isartor.final_layer"), Math.Round(r.Seconds, 6)) == t));
        var proxied = gateway.Stats.RecentProxied.Newest(20).ToArray();
        Assert.All(proxied, e => Assert.Single(roots, r => r.Attributes.Contains(("request_id", e.RequestId))));
    }

    [Fact]
    public void Isartor_Spans_HaveItsNamesAndAreWithinTheRequest()
    {
        using var run = new Run(w => new IsartorGateway(w), _folder.Path);
        run.Advance(3);
        var traces = run.Gateway.Traces.NewestFirst().Select(t => t.Spans()).ToArray();
        string[] names = ["anthropic_messages", "gateway_request", "l1b_semantic_cache_search", "layer2_5_context_optimizer", "layer2_slm", "layer3_llm", "openai_chat_completions"];

        Assert.Equal(names, traces.SelectMany(t => t.Select(s => s.Name)).Distinct().Order(StringComparer.Ordinal));
        Assert.All(traces, spans =>
        {
            Assert.All(spans, s => Assert.Equal((spans[0].TraceId, "isartor-gateway"), (s.TraceId, s.Service)));
            Assert.All(spans.Skip(1), s => Assert.True(s.ParentId == spans[0].Id && s.Start >= spans[0].Start && s.End <= spans[0].End.AddTicks(10) && s.Seconds >= 0, s.ToString()));
        });
        // Only a hit says how similar it was.
        var searches = traces.SelectMany(t => t.Select(s => (Span: s, Layer: Text(t[0], "isartor.final_layer")))).Where(s => s.Span.Name == "l1b_semantic_cache_search").ToArray();
        Assert.All(searches, s => Assert.Equal(s.Layer == "L1b_SemanticCache", s.Span.Attributes.Any(a => a.Name == "cosine_similarity")));
        Assert.Contains(searches, s => s.Layer == "L1b_SemanticCache");
    }

    [Fact]
    public void StrataRouter_Run_TracesOneInTenByTheIdsOfItsLog()
    {
        using var run = new Run(w => new StrataRouterGateway(w), _folder.Path);
        run.Advance(10);
        var lines = run.LogLines();
        var traced = run.Gateway.Traces.NewestFirst().Select(t => t.Spans()).ToArray();

        Assert.InRange((double)traced.Length / lines.Length, 0.05, 0.15);
        Assert.All(traced, spans => Assert.Single(lines, l => l.Contains($"\"request_id\":\"{Text(spans[0], "request_id")}\"", StringComparison.Ordinal)));
        Assert.Contains(traced, spans => spans.Count(s => s.Name == "llm_call") == 1 && spans.Any(s => s.Name == "cache_store"));
        Assert.All(traced, spans => Assert.All(spans.Skip(1), s => Assert.True(s.Start >= spans[0].Start && s.End <= spans[0].End.AddTicks(10))));
    }

    [Fact]
    public void LiteLlm_Run_TracesTheAnswersIdsOfItsSpendLog()
    {
        using var run = new Run(w => new LiteLlmGateway(w), _folder.Path);
        run.Advance(5);
        var gateway = (LiteLlmGateway)run.Gateway;
        var ids = gateway.Traces.NewestFirst().SelectMany(t => t.Spans()).SelectMany(s => s.Attributes).Where(a => a.Name == "gen_ai.response.id").Select(a => (string)a.Value).ToHashSet();

        var rows = gateway.Books.Rows.NewestFirst().Where(r => !r.CacheHit && r.Failure is null).Take(50).ToArray();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Contains(r.RequestId, ids));
    }

    [Fact]
    public void MayHave_OfAnyTrace_KnowsAllItsAttributes()
    {
        foreach (var create in new Func<World, SimulatedGateway>[] { w => new IsartorGateway(w), w => new StrataRouterGateway(w), w => new LiteLlmGateway(w) })
        {
            using var run = new Run(create, _folder.Path);
            run.Advance(3);
            Assert.All(run.Gateway.Traces.NewestFirst(), t => Assert.All(t.Spans().SelectMany(s => s.Attributes), a => Assert.True(t.MayHave(a.Name), a.Name)));
            Assert.All(run.Gateway.Traces.NewestFirst(), t => Assert.False(t.MayHave("http.request_id")));
        }
    }

    [Fact]
    public void Traces_OfTheDistantPast_AreNotKept()
    {
        var gateway = new IsartorGateway(new World(7));
        var start = SimulatedTime.Quiet(new World(7), TimeSpan.FromHours(1));
        gateway.Begin(start);
        gateway.Advance(start.AddMinutes(2));
        Assert.Empty(gateway.Traces.NewestFirst());
    }

    private static string Text(DemoSpan span, string name) => (string)span.Attributes.First(a => a.Name == name).Value;

    private static int Number(DemoSpan span, string name) => (int)span.Attributes.First(a => a.Name == name).Value;

    /// <summary>A gateway with a log, from a quiet hour on.</summary>
    private sealed class Run : IDisposable
    {
        private readonly string _log;

        public Run(Func<World, SimulatedGateway> create, string folder)
        {
            var world = new World(7);
            Gateway = create(world);
            Gateway.Begin(SimulatedTime.Quiet(world, TimeSpan.FromHours(1)));
            _log = Path.Combine(folder, "gateway.log");
            Gateway.Log = new LogFile(_log);
        }

        public SimulatedGateway Gateway { get; }

        public void Advance(double minutes)
        {
            Gateway.Advance(Gateway.Now.AddMinutes(minutes));
            Gateway.Log!.Flush();
        }

        public string[] LogLines()
        {
            using var reader = new StreamReader(new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        public void Dispose() => Gateway.Log!.Dispose();
    }
}
