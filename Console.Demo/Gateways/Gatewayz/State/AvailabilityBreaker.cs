namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>The availability service's own idea of a model: a second breaker beside the first, with states in capitals.</summary>
/// <remarks>It guards nothing in the way of a request and stands in no metric.</remarks>
internal sealed class AvailabilityBreaker
{
    private const int FailuresToOpen = 5;
    private const int RetryAfterSeconds = 300;

    private bool _open;

    public int FailureCount { get; private set; }

    /// <summary>The last failure; none while it never failed.</summary>
    public DateTimeOffset? LastFailure { get; private set; }

    /// <summary>Whether it was ever called since the process started.</summary>
    public bool IsKnown { get; private set; }

    public string State(DateTimeOffset now) => !_open ? "CLOSED" : now < LastFailure!.Value.AddSeconds(RetryAfterSeconds) ? "OPEN" : "HALF_OPEN";

    public void Record(bool succeeded, DateTimeOffset at)
    {
        IsKnown = true;
        if (succeeded)
        {
            FailureCount = 0;
            _open = false;
            return;
        }
        LastFailure = at;
        if (++FailureCount >= FailuresToOpen) _open = true;
    }
}
