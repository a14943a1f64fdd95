using OperatorConsole.Demo.Gateways.Gatewayz.Families;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>Halves the limits for three minutes when too many requests of the last minute ended badly.</summary>
internal sealed class VelocityMode(ProtectionMetrics metrics)
{
    private const int WindowSeconds = 60;
    private const int SmallestSample = 100;
    private const double Threshold = 0.25;
    private const int NormalIpLimit = 300;
    private const int VelocityIpLimit = 150;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(3);

    private readonly int[] _requests = new int[WindowSeconds];
    private readonly int[] _errors = new int[WindowSeconds];
    private DateTimeOffset? _since;
    private int _second;
    private int _requestsInWindow;
    private int _errorsInWindow;

    public bool IsActive => _since is not null;

    /// <summary>Requests one address may make per minute.</summary>
    public int IpLimit => IsActive ? VelocityIpLimit : NormalIpLimit;

    public void Record(int status)
    {
        _requests[_second]++;
        _requestsInWindow++;
        // Rejections by the limits are no errors, else velocity mode would feed itself.
        if (status < 500 && status != 401) return;
        _errors[_second]++;
        _errorsInWindow++;
    }

    /// <summary>Begins a second.</summary>
    public void Advance(DateTimeOffset now)
    {
        _second = (int)(now.ToUnixTimeSeconds() % WindowSeconds);
        if (_since is { } since && now - since >= Length) End(now - since);
        else if (!IsActive && _requestsInWindow >= SmallestSample && _errorsInWindow > Threshold * _requestsInWindow) Begin(now);
        _requestsInWindow -= _requests[_second];
        _errorsInWindow -= _errors[_second];
        _requests[_second] = 0;
        _errors[_second] = 0;
    }

    private void Begin(DateTimeOffset now)
    {
        _since = now;
        metrics.VelocityActive.Value.Value = 1;
        metrics.VelocityActivations.Value.Add();
        metrics.RateLimited.With("velocity_mode_activated").Add();
        metrics.VelocityErrorRate.Value.Value = (double)_errorsInWindow / _requestsInWindow;
        metrics.VelocityTriggerRequests.Value.Value = _requestsInWindow;
        metrics.VelocityTriggerErrors.Value.Value = _errorsInWindow;
    }

    private void End(TimeSpan length)
    {
        _since = null;
        metrics.VelocityActive.Value.Value = 0;
        metrics.VelocityDuration.Value.Observe(length.TotalSeconds);
    }
}
