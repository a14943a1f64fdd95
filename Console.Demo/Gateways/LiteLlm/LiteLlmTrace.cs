using OperatorConsole.Demo.Tracing;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>A request as the proxy traces it with the callback <c>otel</c>: the request, checking its key, the cache, and the call to the model.</summary>
internal sealed class LiteLlmTrace(SpendRow row) : TracedRequest("litellm", row.Seed ^ (ulong)row.End.Ticks, row.Start, (row.End - row.Start).TotalSeconds)
{
    private const int Server = 2;
    private const int Client = 3;

    public override bool MayHave(string attribute) => attribute.StartsWith("gen_ai.", StringComparison.Ordinal) || attribute.StartsWith("metadata.", StringComparison.Ordinal) || attribute == "llm.request.type";

    protected override void Write(SpanTree tree)
    {
        var error = row.Failure is { } failure ? $"{failure.Class}: {failure.Message}" : null;
        var root = tree.Add(null, "Received Proxy Server Request", Start, Seconds, Server, error,
            ("gen_ai.request.model", row.Group), ("metadata.user_api_key_alias", row.Key.Alias), ("metadata.user_api_key_team_alias", row.Key.Team.Alias));
        var auth = Math.Min(Seconds * 0.1, tree.Random.LogNormal(0.003, 0.4));
        tree.Add(root, "auth", Start, auth);
        var cache = Math.Min((Seconds - auth) * 0.3, tree.Random.LogNormal(0.001, 0.4));
        tree.Add(root, "redis", Start.AddSeconds(auth), cache, Client);
        if (row.CacheHit) return;
        // What the proxy refuses itself is sent to no model.
        if (row.Failure is { Deployment: null }) return;
        var before = auth + cache;
        List<(string, object)> attributes = [("gen_ai.operation.name", "chat"), ("gen_ai.system", row.Deployment.Provider), ("gen_ai.request.model", row.Deployment.Model), ("llm.request.type", "acompletion")];
        if (row.Failure is null) attributes.AddRange([("gen_ai.response.id", row.RequestId), ("gen_ai.usage.input_tokens", row.PromptTokens), ("gen_ai.usage.output_tokens", row.CompletionTokens)]);
        tree.Add(root, "raw_gen_ai_request", Start.AddSeconds(before), Seconds - before, Client, error, [.. attributes]);
    }
}
