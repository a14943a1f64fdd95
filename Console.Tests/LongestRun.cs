using System.Diagnostics;

namespace OperatorConsole.Tests;

/// <summary>How long the slowest of many short works takes. One that was slow is done again, and its fastest run counts: a busy machine stops any process for seconds.</summary>
internal sealed class LongestRun
{
    private const int Repeats = 3;
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500);

    public TimeSpan Time { get; private set; }

    public void Of(Action work)
    {
        var took = Measure(work);
        for (var i = 0; i < Repeats && took > Slow; i++) took = Min(took, Measure(work));
        if (took > Time) Time = took;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Measure(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start);
    }
}
