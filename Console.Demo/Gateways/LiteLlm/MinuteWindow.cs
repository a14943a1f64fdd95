namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>Requests and tokens of the current minute: what rate limits count.</summary>
internal sealed class MinuteWindow
{
    private long _minute;

    public int Requests { get; private set; }

    public int Tokens { get; private set; }

    /// <summary>Counts anew when a new minute has begun.</summary>
    public void MoveTo(DateTimeOffset now)
    {
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        if (minute == _minute) return;
        _minute = minute;
        Requests = Tokens = 0;
    }

    public void Add(int tokens)
    {
        Requests++;
        Tokens += tokens;
    }
}
