using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>Takes what a request cost from its user's credits, and gives back what was reserved for one that failed.</summary>
internal sealed class CreditAccounting(CreditMetrics metrics, SimulationRandom random)
{
    private const string Endpoint = "chat/completions";
    private const double PaymentsPerSecond = 3.0 / 86_400;

    private readonly Mode _streamed = new(metrics, "true");
    private readonly Mode _plain = new(metrics, "false");
    private readonly Counter _amount = metrics.Amount.With("success", Endpoint);

    public void Deduct(double usd, bool streamed)
    {
        var mode = streamed ? _streamed : _plain;
        mode.Latency.Observe(random.LogNormal(0.035, 0.5));
        if (random.Chance(0.002) && !Retried(mode.IsStreaming, usd)) return;
        mode.Successes.Add();
        _amount.Add(usd);
        if (streamed && random.Chance(0.00002)) metrics.BackgroundFailures.With("deduction_error", Endpoint).Add();
    }

    public void Refund(double usd, int upstreamStatus)
    {
        var reason = upstreamStatus == 504 ? "provider_timeout" : "provider_error";
        metrics.Refunds.With(reason).Add();
        metrics.RefundAmount.With(reason).Add(usd);
    }

    /// <summary>Plan payments come in at any time; nearly all are what the plan asks.</summary>
    public void Payments()
    {
        if (!random.Chance(PaymentsPerSecond)) return;
        metrics.Payments.With(random.Chance(0.9) ? "matched" : "within_tolerance").Add();
    }

    /// <summary>A deduction that needed another try; one in ten is given up and the money missed.</summary>
    private bool Retried(string isStreaming, double usd)
    {
        metrics.Deductions.With("retried", Endpoint, isStreaming).Add();
        metrics.Retries.With("1", Endpoint).Add();
        if (!random.Chance(0.1)) return true;
        metrics.Retries.With("2", Endpoint).Add();
        metrics.Deductions.With("failed", Endpoint, isStreaming).Add();
        metrics.Amount.With("failed", Endpoint).Add(usd);
        metrics.Missed.With("retry_exhausted").Add(usd);
        return false;
    }

    private sealed class Mode(CreditMetrics metrics, string isStreaming)
    {
        public string IsStreaming => isStreaming;

        public Counter Successes { get; } = metrics.Deductions.With("success", Endpoint, isStreaming);

        public Histogram Latency { get; } = metrics.Latency.With(Endpoint, isStreaming);
    }
}
