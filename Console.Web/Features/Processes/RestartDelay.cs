namespace OperatorConsole.Web.Features.Processes;

/// <summary>How long to wait before a program that ended is started again: doubling, until it has run long enough to be trusted.</summary>
internal sealed class RestartDelay
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private TimeSpan _next = First;

    public TimeSpan After(TimeSpan ran)
    {
        if (ran >= Longest) _next = First;
        var delay = _next;
        _next = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, Longest.Ticks));
        return delay;
    }
}
