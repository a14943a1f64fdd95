using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The gateway's standard output with monitoring on: one JSON object per event, and no request id in any of them.</summary>
internal sealed class GatewayLog(LogFile file)
{
    private const string Retry = "isartor::core::retry";
    private const string Handler = "isartor::handler";

    /// <summary>The lines of one request, between the end of the one before it and its own.</summary>
    /// <remarks>The real lines of failed attempts stand further apart; here they keep the file in the order of time.</remarks>
    public void Request(in Exchange exchange, IReadOnlyList<string> failures, DateTimeOffset from)
    {
        switch (exchange.Traffic.Surface)
        {
            case Traffic.Proxy:
                ProxyResolved(exchange);
                break;
            case Traffic.Mcp:
                LookedUp(exchange);
                break;
            default:
                if (exchange.Layer == Layer.AuthBlocked) Unauthorized("POST", exchange.Traffic.Path, exchange.Time);
                if (exchange.Layer == Layer.Cloud) Cloud(exchange, failures, from);
                Completed("POST", exchange.Traffic.Path, exchange.Status, exchange.Layer, exchange.LatencyMs, exchange.Time);
                break;
        }
    }

    /// <summary>The end of a request on the gateway surface or under /debug.</summary>
    // {"timestamp":"2026-04-10T12:35:01.003411Z","level":"INFO","http.method":"POST","http.route":"/v1/chat/completions","http.status_code":200,"isartor.final_layer":"L3_Cloud","duration_ms":1843,"monitoring":true,"message":"Request completed","target":"isartor::middleware::monitoring"}
    public void Completed(string method, string path, int status, Layer layer, long durationMs, DateTimeOffset time) => file.WriteLine(
        new LogLine(time, "INFO")
            .Add("http.method", method)
            .Add("http.route", path)
            .Add("http.status_code", status)
            .Add("isartor.final_layer", layer.LongName())
            .Add("duration_ms", durationMs)
            .Add("monitoring", true)
            .End("Request completed", "isartor::middleware::monitoring"));

    public void Unauthorized(string method, string path, DateTimeOffset time) => file.WriteLine(
        new LogLine(time, "WARN").End("Layer 0: Unauthorized – invalid or missing API key", "isartor::middleware::auth", RootSpan(method, path, "unknown")));

    // {"timestamp":"2026-04-10T12:34:56.790101Z","level":"INFO","client":"copilot","hostname":"copilot-proxy.githubusercontent.com","path":"/v1/chat/completions","final_layer":"l1a","resolved_by":"exact_cache","deflected":true,"latency_ms":1,"message":"Proxy request resolved","target":"isartor::proxy::connect"}
    private void ProxyResolved(in Exchange exchange) => file.WriteLine(
        new LogLine(exchange.Time, "INFO")
            .Add("client", exchange.Traffic.Client)
            .Add("hostname", exchange.Traffic.Hostname)
            .Add("path", exchange.Traffic.Path)
            .Add("final_layer", exchange.Layer.ShortName())
            .Add("resolved_by", exchange.ResolvedBy!)
            .Add("deflected", exchange.Layer.IsDeflected())
            .Add("latency_ms", exchange.LatencyMs)
            .End("Proxy request resolved", "isartor::proxy::connect"));

    /// <summary>A hit is worth a line, a miss is not.</summary>
    private void LookedUp(in Exchange exchange)
    {
        if (exchange.Layer == Layer.Miss) return;
        var message = exchange.Layer == Layer.ExactCache ? "Cache lookup: L1a exact hit" : "Cache lookup: L1b semantic hit";
        file.WriteLine(new LogLine(exchange.Time, "INFO").End(message, Handler));
    }

    private void Cloud(in Exchange exchange, IReadOnlyList<string> failures, DateTimeOffset from)
    {
        var traffic = exchange.Traffic;
        string[] spans = [RootSpan("POST", traffic.Path, exchange.ClientAddress), CallSpan(exchange)];
        var step = (exchange.Time - from) / (failures.Count + 3);
        var at = from + step;
        if (traffic.IsNative)
        {
            file.WriteLine(new LogLine(at, "INFO")
                .Add("prompt", SamplePrompts.Question(exchange.Seed))
                .Add("provider", IsartorSettings.Provider)
                .End("Layer 3: Forwarding to LLM via Rig", Handler, spans));
        }
        for (var i = 0; i < failures.Count; i++)
        {
            // {"timestamp":"2026-04-10T12:34:40.700001Z","level":"WARN","operation":"L3_OpenAICompat","attempt":1,"max_attempts":3,"error_class":"Retryable","error":"[openai] HTTP 502 Bad Gateway","message":"Operation failed","target":"isartor::core::retry","span":{"name":"openai_chat_completions"},"spans":[…]}
            file.WriteLine(new LogLine(at += step, "WARN")
                .Add("operation", traffic.Operation)
                .Add("attempt", i + 1)
                .Add("max_attempts", IsartorSettings.MaxAttempts)
                .Add("error_class", "Retryable")
                .Add("error", InProvidersWords(failures[i]))
                .End("Operation failed", Retry, spans));
        }
        if (failures.Count > 0) Outcome(exchange, failures, at + step, spans);
    }

    private void Outcome(in Exchange exchange, IReadOnlyList<string> failures, DateTimeOffset time, string[] spans)
    {
        var operation = exchange.Traffic.Operation;
        if (exchange.Failure is not { } failure)
        {
            file.WriteLine(new LogLine(time, "INFO").Add("operation", operation).Add("attempt", failures.Count + 1).End("Retry succeeded", Retry, spans));
            return;
        }
        file.WriteLine(new LogLine(time, "ERROR")
            .Add("operation", operation)
            .Add("attempts", IsartorSettings.MaxAttempts)
            .Add("error", InProvidersWords(failure))
            .End("All retry attempts exhausted", Retry, spans));
        if (exchange.Stale) file.WriteLine(new LogLine(time, "INFO").Add("cache.key", exchange.PromptHash).End("Layer 3: Serving stale cache entry as fallback", Handler, spans));
    }

    private static string InProvidersWords(string failure) => $"[{IsartorSettings.Provider}] {failure}";

    private static string RootSpan(string method, string path, string client) =>
        $$"""{"client.address":"{{client}}","http.method":"{{method}}","http.route":"{{path}}","name":"gateway_request"}""";

    private static string CallSpan(in Exchange exchange) => exchange.Traffic.IsNative
        ? $$"""{"ai.prompt.length_bytes":{{exchange.PromptTokens * 4}},"model":"{{exchange.Traffic.Offer.Model}}","provider.name":"{{IsartorSettings.Provider}}","name":"{{exchange.Traffic.Span}}"}"""
        : $$"""{"name":"{{exchange.Traffic.Span}}"}""";
}
