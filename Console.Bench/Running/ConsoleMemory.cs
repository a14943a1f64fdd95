using System.Globalization;

namespace OperatorConsole.Bench.Running;

/// <summary>The resident memory of the console, after the garbage was collected.</summary>
internal sealed class ConsoleMemory(int process)
{
    /// <summary>Bytes that stay: what a collection frees is given back to the system over some seconds, so the least of a few is taken.</summary>
    public async Task<long> SettledAsync(CancellationToken cancellation = default)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            await DiagnosticPort.CollectGarbageAsync(process, cancellation);
            least = Math.Min(least, Resident());
        }
        return least;
    }

    // VmRSS:	  135052 kB
    private long Resident()
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
