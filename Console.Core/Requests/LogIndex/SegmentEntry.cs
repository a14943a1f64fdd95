namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>How an id stands in a segment: 32 bits of its hash and 32 bits of its line's place. The bucket says the hash's highest bits.</summary>
internal static class SegmentEntry
{
    /// <summary>Ids per bucket: a read of half a KiB, nearly always of one page.</summary>
    public const int PerBucket = 60;

    public static uint Buckets(uint ids) => ids / PerBucket + 1;

    public static uint Bucket(ulong hash, uint buckets) => (uint)Math.BigMul(hash, buckets, out _);

    public static ulong Of(ulong hash, uint line) => hash << 32 | line;

    /// <summary>Whether an entry may be of an id with this hash.</summary>
    public static bool May(ulong entry, ulong hash) => entry >> 32 == (hash & uint.MaxValue);

    public static uint Line(ulong entry) => (uint)entry;
}
