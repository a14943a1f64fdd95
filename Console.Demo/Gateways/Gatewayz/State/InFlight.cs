using OperatorConsole.Demo.Gateways.Gatewayz.Families;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>How many requests are being processed, second by second, and the admission queue in front of them.</summary>
internal sealed class InFlight(ProtectionMetrics metrics, DateTimeOffset start)
{
    public const int Limit = 48;
    private const int QueueLimit = 16;
    private const int Horizon = 256;

    private readonly int[] _endings = new int[Horizon];
    private long _second = start.ToUnixTimeSeconds();
    private int _queued;

    public int Active { get; private set; }

    /// <summary>Begins a second: what ends in it leaves.</summary>
    public void Advance(DateTimeOffset now)
    {
        for (var second = now.ToUnixTimeSeconds(); _second < second;)
        {
            _second++;
            Active -= _endings[_second % Horizon];
            _endings[_second % Horizon] = 0;
        }
        metrics.Active.Value.Value = Active;
        metrics.Queued.Value.Value = _queued;
        _queued = 0;
    }

    /// <summary>Why a request that comes now is turned away; null where it may enter, if need be after some waiting.</summary>
    /// <param name="patience">A number in [0, 1): one in four who must wait do not live to see their turn.</param>
    public string? Refuse(double patience)
    {
        if (Active < Limit) return null;
        var reason = ++_queued > QueueLimit ? "queue_full" : patience < 0.25 ? "queue_timeout" : null;
        if (reason is not null) metrics.Rejected.With(reason).Add();
        return reason;
    }

    public void Enter(double seconds)
    {
        var whole = Math.Min((int)Math.Round(seconds), Horizon - 1);
        if (whole == 0) return;
        Active++;
        _endings[(_second + whole) % Horizon]++;
    }
}
