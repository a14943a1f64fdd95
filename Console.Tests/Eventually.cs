using System.Diagnostics;
using Xunit.Sdk;

namespace OperatorConsole.Tests;

/// <summary>Waits for something to become true, and fails when it does not.</summary>
internal static class Eventually
{
    // Generous, because machines that test are busy; a test that passes never waits this long.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static Task TrueAsync(string what, Func<bool> condition) => TrueAsync(what, () => Task.FromResult(condition()));

    public static async Task TrueAsync(string what, Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > Limit) throw new XunitException($"Waited {Limit.TotalSeconds} s in vain: {what}");
            await Task.Delay(50);
        }
    }
}
