using System.Globalization;
using OperatorConsole.Demo.Tracing;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>A request as the gateway traces it: a span for the request, and one for each layer behind the exact cache, which has none.</summary>
/// <remarks>
/// How long the layers took is divided anew from the whole; what they decided is what happened. A failed request shows by its
/// status only: the gateway marks no span as failed. The id of a proxied request is an attribute of its first span.
/// </remarks>
internal sealed class IsartorTrace(Exchange exchange) : TracedRequest(Service, exchange.Seed, exchange.Time.AddSeconds(-exchange.Seconds), exchange.Seconds)
{
    public new const string Service = "isartor-gateway";

    private const string Unknown = "unknown";
    private const string RequestId = "request_id";

    private static readonly HashSet<string> Attributes =
    [
        "http.method", "http.route", "http.status_code", "client.address", "isartor.final_layer", "cache.entries_scanned", "cache.hit", "cosine_similarity",
        "slm.complexity_score", "context.bytes_saved", "context.strategy", "ai.prompt.length_bytes", "provider.name", "model",
    ];

    public override bool MayHave(string attribute) => attribute == RequestId ? exchange.Traffic.Surface == Traffic.Proxy : Attributes.Contains(attribute);

    protected override void Write(SpanTree tree)
    {
        var isProxied = exchange.Traffic.Surface == Traffic.Proxy;
        var root = Root(tree, Start, Seconds, "POST", exchange.Traffic.Path, exchange.Status, exchange.Layer,
            isProxied || exchange.Layer == Layer.AuthBlocked ? Unknown : exchange.ClientAddress, isProxied ? exchange.RequestId : null);
        if (isProxied || exchange.Layer is Layer.AuthBlocked or Layer.ExactCache) return;

        var at = 0.0;
        DemoSpan Child(string name, double seconds, params (string, object)[] attributes)
        {
            var span = tree.Add(root, name, Start.AddSeconds(at), seconds, attributes: attributes);
            at += seconds;
            return span;
        }
        double Part(double seconds, double share) => Math.Min(seconds, (Seconds - at) * share);

        at = Part(tree.Random.LogNormal(0.0009, 0.5), 0.3);
        var isHit = exchange.Layer == Layer.SemanticCache;
        if (exchange.Traffic.Semantic > 0)
        {
            var similarity = tree.Random.Between(0.85, 1).ToString("0.0000", CultureInfo.InvariantCulture);
            (string, object)[] search = [("cache.entries_scanned", tree.Random.Between(400, 9_000)), ("cache.hit", isHit)];
            // Only a hit tells how similar it was.
            Child("l1b_semantic_cache_search", isHit ? Part(1e9, 0.98) : Part(tree.Random.LogNormal(0.016, 0.35), 0.6), isHit ? [.. search, ("cosine_similarity", similarity)] : search);
        }
        if (isHit) return;

        var isResolved = exchange.Layer == Layer.Slm;
        var triage = exchange.Traffic.Simple == 0 ? Part(0.00002, 0.01) : isResolved ? Part(1e9, 0.995) : Part(tree.Random.LogNormal(0.14, 0.3), 0.4);
        var complexity = isResolved ? tree.Random.Chance(0.6) ? "TEMPLATE" : "SNIPPET" : "COMPLEX";
        // Where the local model is not asked the span is there all the same, and empty.
        if (exchange.Traffic.Simple == 0) Child("layer2_slm", triage);
        else Child("layer2_slm", triage, ("slm.complexity_score", complexity));
        if (isResolved) return;

        Child("layer2_5_context_optimizer", Part(0.0004, 0.02), ("context.bytes_saved", tree.Random.Chance(0.3) ? tree.Random.Between(200, 4_000) : 0), ("context.strategy", "classifier+dedup"));
        if (exchange.Traffic.IsNative)
            Child(exchange.Traffic.Span, Part(1e9, 0.998), ("ai.prompt.length_bytes", exchange.PromptTokens * 4), ("provider.name", IsartorSettings.Provider), ("model", exchange.Traffic.Offer.Model));
        else
            Child(exchange.Traffic.Span, Part(1e9, 0.998));
    }

    public static DemoSpan Root(SpanTree tree, DateTimeOffset start, double seconds, string method, string route, int status, Layer layer, string client, string? requestId = null)
    {
        (string, object)[] attributes = [("http.method", method), ("http.route", route), ("http.status_code", status), ("client.address", client), ("isartor.final_layer", layer.LongName())];
        return tree.Add(null, "gateway_request", start, seconds, attributes: requestId is null ? attributes : [.. attributes, (RequestId, requestId)]);
    }
}

/// <summary>A question to a debug endpoint: the gateway traces these as requests, and takes them for answered by the cloud.</summary>
internal sealed class DebugTrace(string method, string path, int status, Layer layer, ulong seed, DateTimeOffset end, double seconds) : TracedRequest(IsartorTrace.Service, seed, end.AddSeconds(-seconds), seconds)
{
    public override bool MayHave(string attribute) => attribute is "http.method" or "http.route" or "http.status_code" or "client.address" or "isartor.final_layer";

    protected override void Write(SpanTree tree) => IsartorTrace.Root(tree, Start, Seconds, method, path, status, layer, "unknown");
}
