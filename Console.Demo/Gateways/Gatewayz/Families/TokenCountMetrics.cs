using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>Where token counts came from, and how good an estimate was when both were known.</summary>
internal sealed class TokenCountMetrics(MetricRegistry registry)
{
    private static readonly double[] Ratios = [0.25, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0, 1.05, 1.1, 1.2, 1.5, 2.0, 4.0];
    private static readonly double[] Tokens = [-1000, -500, -200, -100, -50, -20, -10, 0, 10, 20, 50, 100, 200, 500, 1000];

    public MetricFamily<Counter> Source { get; } = registry.Counter("gatewayz_token_count_source_total", "Count of streaming requests by token count source (provider-reported vs estimated)", "provider", "model", "source");

    public MetricFamily<Histogram> Accuracy { get; } = registry.Histogram("gatewayz_token_estimation_accuracy_ratio", "Ratio of estimated to actual token count when both are available (1.0 = perfect). Values >1 indicate over-estimation, <1 under-estimation.", Ratios, "provider", "estimation_method", "token_type");

    public MetricFamily<Histogram> Delta { get; } = registry.Histogram("gatewayz_token_estimation_delta", "Absolute delta between estimated and actual token count (estimated - actual). Positive values = over-estimation, negative = under-estimation.", Tokens, "provider", "estimation_method", "token_type");
}
