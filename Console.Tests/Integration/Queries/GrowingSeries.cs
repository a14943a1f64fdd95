using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Queries;

/// <summary>Series that grow as real ones do: scraped every five seconds, some late, with restarts, gaps, ends and beginnings.</summary>
internal sealed class GrowingSeries(RemoteWrite write, Random random, long startMs)
{
    private const int ScrapeMs = 5000;

    private readonly Target[] _targets = [.. Enumerable.Range(0, 5).Select(i => new Target(i, random))];
    private long _scrapedMs = startMs;

    /// <summary>Writes what has been scraped and has arrived by now.</summary>
    public async Task GrowAsync(long nowMs)
    {
        var any = false;
        for (; _scrapedMs <= nowMs; _scrapedMs += ScrapeMs)
            foreach (var target in _targets) target.Scrape(_scrapedMs);
        foreach (var target in _targets) any |= target.Deliver(write, nowMs);
        if (any) await write.SendAsync();
    }

    /// <summary>One scraped process; its samples arrive up to twenty seconds late.</summary>
    private sealed class Target(int number, Random random)
    {
        private static readonly double[] Bounds = [0.1, 0.5, 1, 5, double.PositiveInfinity];

        private readonly Queue<(long TimeMs, bool Stale, double Total, double Gauge, double[] Buckets)> _onTheWay = [];
        private readonly int _delayMs = number * 5000;
        private readonly double[] _buckets = new double[Bounds.Length];
        private double _total;
        private bool _runs = true;

        private (string, string)[] Labels => [("instance", $"target-{number}"), ("zone", number % 2 == 0 ? "a" : "b")];

        public void Scrape(long timeMs)
        {
            var wasRunning = _runs;
            if (random.NextDouble() < 0.01) _runs = !_runs;
            if (!_runs && wasRunning) _onTheWay.Enqueue((timeMs, true, 0, 0, []));
            if (!_runs || random.NextDouble() < 0.01) return; // a scrape that failed without a marker
            if (!wasRunning) Array.Clear(_buckets);
            _total = wasRunning ? _total + random.Next(0, 50) : 0;
            var first = random.Next(0, Bounds.Length);
            for (var b = first; b < Bounds.Length; b++) _buckets[b] += random.Next(1, 5);
            _onTheWay.Enqueue((timeMs, false, _total, random.NextDouble() < 0.01 ? double.NaN : random.NextDouble() * 100, [.. _buckets]));
        }

        public bool Deliver(RemoteWrite write, long nowMs)
        {
            var any = false;
            while (_onTheWay.TryPeek(out var next) && next.TimeMs + _delayMs <= nowMs)
            {
                _onTheWay.Dequeue();
                any = true;
                write.Add("work_total", Labels, next.TimeMs, next.Stale ? RemoteWrite.Stale : next.Total);
                write.Add("load", Labels, next.TimeMs, next.Stale ? RemoteWrite.Stale : next.Gauge);
                for (var b = 0; b < Bounds.Length; b++)
                {
                    var le = double.IsInfinity(Bounds[b]) ? "+Inf" : FormattableString.Invariant($"{Bounds[b]}");
                    write.Add("took_bucket", [.. Labels, ("le", le)], next.TimeMs, next.Stale ? RemoteWrite.Stale : next.Buckets[b]);
                }
            }
            return any;
        }
    }
}
