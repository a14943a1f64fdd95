using System.Collections.Concurrent;
using System.Text.Json;
using OperatorConsole.Demo.Tracing;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Demo.Tracing;

/// <summary>Traces on their way to a receiver of OTLP.</summary>
public sealed class OtlpExporterTests
{
    [Fact]
    public async Task Run_WithAReceiverThatIsLate_SendsEveryTraceOnce()
    {
        var received = new ConcurrentQueue<string>();
        var refusals = 0;
        await using var receiver = await Upstream.StartAsync(async context =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            if (Interlocked.Increment(ref refusals) <= 1 || context.Request.Path != "/v1/traces" || context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            {
                context.Response.StatusCode = 503;
                return;
            }
            foreach (var resource in body.RootElement.GetProperty("resourceSpans").EnumerateArray())
                foreach (var span in resource.GetProperty("scopeSpans")[0].GetProperty("spans").EnumerateArray()) received.Enqueue(span.GetProperty("traceId").GetString()!);
        });
        var ring = new TraceRing();
        for (var i = 0; i < 700; i++) ring.Add(new Traced((ulong)i));
        using var http = new HttpClient();
        using var stop = new CancellationTokenSource();
        using var told = new StringWriter();
        var running = new OtlpExporter(http, receiver.Address, [ring], TextWriter.Synchronized(told)).RunAsync(TimeProvider.System, stop.Token);

        await Eventually.TrueAsync("what was there is sent", () => Task.FromResult(received.Count >= 700));
        ring.Add(new Traced(9_999));
        await Eventually.TrueAsync("what came later is sent", () => Task.FromResult(received.Count >= 701));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(701, received.Distinct().Count());
        Assert.Equal(701, received.Count);
        Assert.Contains("does not take them (status 503)", told.ToString(), StringComparison.Ordinal);
        Assert.Contains("traces: sent to", told.ToString(), StringComparison.Ordinal);
    }

    private sealed class Traced(ulong seed) : TracedRequest("x", seed, DateTimeOffset.UnixEpoch.AddDays(20_000), 1)
    {
        public override bool MayHave(string attribute) => false;

        protected override void Write(SpanTree tree) => tree.Add(null, "a", Start, Seconds);
    }
}
