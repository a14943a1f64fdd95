using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Vllm;

/// <summary>The series of engine 0, all there from the start as vLLM creates them.</summary>
internal sealed class EngineSeries
{
    private static readonly string[] Labels = [Engine.ModelName, "0"];

    public EngineSeries(VllmMetrics families)
    {
        Running = families.Running.With(Labels);
        Waiting = families.Waiting.With(Labels);
        CacheUsage = families.CacheUsage.With(Labels);
        PrefixQueries = families.PrefixQueries.With(Labels);
        PrefixHits = families.PrefixHits.With(Labels);
        Preemptions = families.Preemptions.With(Labels);
        PromptTokens = families.PromptTokens.With(Labels);
        GenerationTokens = families.GenerationTokens.With(Labels);
        RequestPromptTokens = families.RequestPromptTokens.With(Labels);
        RequestGenerationTokens = families.RequestGenerationTokens.With(Labels);
        IterationTokens = families.IterationTokens.With(Labels);
        MaxGenerationTokens = families.MaxGenerationTokens.With(Labels);
        ParamsN = families.ParamsN.With(Labels);
        ParamsMaxTokens = families.ParamsMaxTokens.With(Labels);
        FirstToken = families.FirstToken.With(Labels);
        InterToken = families.InterToken.With(Labels);
        PerOutputToken = families.PerOutputToken.With(Labels);
        EndToEnd = families.EndToEnd.With(Labels);
        Queue = families.Queue.With(Labels);
        Inference = families.Inference.With(Labels);
        Prefill = families.Prefill.With(Labels);
        Decode = families.Decode.With(Labels);
        foreach (var reason in (ReadOnlySpan<string>)["stop", "length", "abort", "error", "repetition"]) families.Success.With([.. Labels, reason]);
        Stop = families.Success.With([.. Labels, "stop"]);
        Length = families.Success.With([.. Labels, "length"]);
        Abort = families.Success.With([.. Labels, "abort"]);
    }

    public Gauge Running { get; }

    public Gauge Waiting { get; }

    public Gauge CacheUsage { get; }

    public Counter PrefixQueries { get; }

    public Counter PrefixHits { get; }

    public Counter Preemptions { get; }

    public Counter PromptTokens { get; }

    public Counter GenerationTokens { get; }

    public Counter Stop { get; }

    public Counter Length { get; }

    public Counter Abort { get; }

    public Histogram RequestPromptTokens { get; }

    public Histogram RequestGenerationTokens { get; }

    public Histogram IterationTokens { get; }

    public Histogram MaxGenerationTokens { get; }

    public Histogram ParamsN { get; }

    public Histogram ParamsMaxTokens { get; }

    public Histogram FirstToken { get; }

    public Histogram InterToken { get; }

    public Histogram PerOutputToken { get; }

    public Histogram EndToEnd { get; }

    public Histogram Queue { get; }

    public Histogram Inference { get; }

    public Histogram Prefill { get; }

    public Histogram Decode { get; }
}
