using System.Security.Cryptography;
using System.Text;

namespace OperatorConsole.Demo.Simulation;

/// <summary>A repeatable source of chance (SplitMix64): the same seed and name give the same run on every machine.</summary>
internal sealed class SimulationRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>An independent stream for one part of the simulation.</summary>
    public static SimulationRandom For(int seed, string name) =>
        new(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{name}"))));

    public ulong NextUInt64()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Between(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>Uniform in [low, high).</summary>
    public int Between(int low, int high) => low + (int)(NextDouble() * (high - low));

    public bool Chance(double probability) => NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[(int)(NextDouble() * items.Count)];

    /// <summary>Picks an index with the given relative weights.</summary>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights) total += weight;
        var at = NextDouble() * total;
        for (var i = 0; i < weights.Length; i++)
        {
            at -= weights[i];
            if (at < 0) return i;
        }
        return weights.Length - 1;
    }

    /// <summary>Normally distributed with mean 0 and deviation 1 (Box–Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Log-normal with this median; <paramref name="spread"/> 0.3 is narrow, 0.8 has a long tail. Latencies and token counts look like this.</summary>
    public double LogNormal(double median, double spread) => median * Math.Exp(spread * Normal());

    /// <summary>How many events of this mean rate happen in one interval (Poisson).</summary>
    public int Poisson(double mean)
    {
        if (mean <= 0) return 0;
        if (mean > 30) return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = NextDouble(); product > limit; product *= NextDouble()) count++;
        return count;
    }

    /// <summary>So many lower-case hexadecimal digits.</summary>
    public string Hex(int digits) => string.Create(digits, this, static (span, random) =>
    {
        ulong bits = 0;
        for (var i = 0; i < span.Length; i++)
        {
            if (i % 16 == 0) bits = random.NextUInt64();
            span[i] = "0123456789abcdef"[(int)(bits & 15)];
            bits >>= 4;
        }
    });

    /// <summary>A version 4 UUID with dashes.</summary>
    public string Uuid()
    {
        var hex = Hex(32);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-{"89ab"[(int)(NextUInt64() & 3)]}{hex[17..20]}-{hex[20..]}";
    }
}
