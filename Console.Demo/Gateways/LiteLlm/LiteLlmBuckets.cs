namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>The bucket bounds of LiteLLM's histograms.</summary>
internal static class LiteLlmBuckets
{
    /// <summary>The current set for latencies; versions before had 35 other bounds up to 300 s.</summary>
    public static readonly double[] Latency = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 420, 600];

    /// <summary>The client library's default, which only the latency per token has.</summary>
    public static readonly double[] ClientDefault = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
}
