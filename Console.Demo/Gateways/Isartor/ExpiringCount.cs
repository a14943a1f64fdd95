namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>How many things were added within the last minutes.</summary>
internal sealed class ExpiringCount(int minutes)
{
    private readonly (long Minute, int Count)[] _bins = new (long, int)[minutes];

    public void Add(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        ref var bin = ref _bins[minute % minutes];
        bin = (minute, bin.Minute == minute ? bin.Count + 1 : 1);
    }

    public long At(DateTimeOffset now)
    {
        var oldest = (now.ToUnixTimeSeconds() / 60) - minutes;
        long total = 0;
        foreach (var (minute, count) in _bins)
            if (minute > oldest) total += count;
        return total;
    }

    public void Clear() => Array.Clear(_bins);
}
