using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The gateway's <c>usage.jsonl</c>: one line for each answer of the cloud and for each one that was spared.</summary>
internal sealed class UsageLog(LogFile file)
{
    public const string FileName = "usage.jsonl";

    // {"timestamp":"2026-04-10T12:35:01.001200300+00:00","provider":"openai","model":"gpt-4o-mini","prompt_tokens":812,"completion_tokens":403,"total_tokens":1215,"estimated_cost_usd":0.000364,"final_layer":"L3_Cloud","deflected":false}
    public void Write(string model, in Exchange exchange) => file.WriteLine(IsartorJson.Write(new
    {
        Timestamp = Stamp.Body(exchange.Time),
        Provider = IsartorSettings.Provider,
        Model = model,
        exchange.PromptTokens,
        exchange.CompletionTokens,
        TotalTokens = exchange.PromptTokens + exchange.CompletionTokens,
        EstimatedCostUsd = UsageLedger.Cost(exchange),
        FinalLayer = exchange.Layer.LongName(),
        Deflected = exchange.Layer.IsDeflected(),
    }));
}
