using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>Credits taken, refunded and missed, and payments.</summary>
internal sealed class CreditMetrics(MetricRegistry registry)
{
    private static readonly double[] Seconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

    public MetricFamily<Counter> Deductions { get; } = registry.Counter("gatewayz_credit_deduction_total", "Total credit deduction attempts", "status", "endpoint", "is_streaming");

    public MetricFamily<Counter> Amount { get; } = registry.Counter("gatewayz_credit_deduction_amount_usd_total", "Total USD amount of credit deductions", "status", "endpoint");

    public MetricFamily<Counter> Retries { get; } = registry.Counter("gatewayz_credit_deduction_retry_total", "Total credit deduction retry attempts", "attempt_number", "endpoint");

    public MetricFamily<Histogram> Latency { get; } = registry.Histogram("gatewayz_credit_deduction_latency_seconds", "Credit deduction operation latency", Seconds, "endpoint", "is_streaming");

    public MetricFamily<Counter> BackgroundFailures { get; } = registry.Counter("gatewayz_streaming_background_task_failures_total", "Total streaming background task failures (potential missed credit deductions)", "failure_type", "endpoint");

    public MetricFamily<Counter> Missed { get; } = registry.Counter("gatewayz_missed_credit_deductions_usd_total", "Total USD amount of potentially missed credit deductions due to failures", "reason");

    public MetricFamily<Counter> Refunds { get; } = registry.Counter("gatewayz_credit_refunds_total", "Total credit refunds issued for failed provider calls", "reason");

    public MetricFamily<Counter> RefundAmount { get; } = registry.Counter("gatewayz_credit_refunds_amount_usd_total", "Total USD amount of credit refunds issued", "reason");

    public MetricFamily<Counter> Payments { get; } = registry.Counter("gatewayz_payment_amount_mismatch_total", "Total payment amount mismatches between Stripe charge and expected plan pricing", "severity");
}
