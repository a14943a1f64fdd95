using System.Buffers;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>The ids of a slice of a log while its segment is built: their hashes and the lines they stand on.</summary>
internal sealed class SegmentIds : IDisposable
{
    private const int PerChunk = 1 << 16;

    private readonly List<(ulong[] Hashes, uint[] Lines)> _chunks = [];
    private int _inLast = PerChunk;

    public uint Count => _chunks.Count == 0 ? 0 : checked((uint)((_chunks.Count - 1L) * PerChunk + _inLast));

    /// <param name="hash">Of the id.</param>
    /// <param name="line">Where its line begins, in bytes from the beginning of the slice.</param>
    public void Add(ulong hash, uint line)
    {
        if (_inLast == PerChunk)
        {
            _chunks.Add((ArrayPool<ulong>.Shared.Rent(PerChunk), ArrayPool<uint>.Shared.Rent(PerChunk)));
            _inLast = 0;
        }
        var (hashes, lines) = _chunks[^1];
        // An id that a line says twice in a row stands once.
        if (_inLast > 0 && hashes[_inLast - 1] == hash && lines[_inLast - 1] == line) return;
        (hashes[_inLast], lines[_inLast]) = (hash, line);
        _inLast++;
    }

    /// <summary>The directory and the entries of a segment: one counting pass, no comparison.</summary>
    /// <returns>Where each bucket begins, and all entries bucket by bucket, in the order of the log within each.</returns>
    public (uint[] Directory, ulong[] Entries) Group(uint buckets)
    {
        var directory = new uint[buckets + 1];
        foreach (var (hashes, _, count) in Chunks)
            foreach (var hash in hashes.AsSpan(0, count)) directory[SegmentEntry.Bucket(hash, buckets) + 1]++;
        for (var i = 1; i < directory.Length; i++) directory[i] += directory[i - 1];
        var next = directory.AsSpan(0, (int)buckets).ToArray();
        var entries = new ulong[Count];
        foreach (var (hashes, lines, count) in Chunks)
            for (var i = 0; i < count; i++) entries[next[SegmentEntry.Bucket(hashes[i], buckets)]++] = SegmentEntry.Of(hashes[i], lines[i]);
        return (directory, entries);
    }

    public void Dispose()
    {
        foreach (var (hashes, lines) in _chunks)
        {
            ArrayPool<ulong>.Shared.Return(hashes);
            ArrayPool<uint>.Shared.Return(lines);
        }
        _chunks.Clear();
        _inLast = PerChunk;
    }

    private IEnumerable<(ulong[] Hashes, uint[] Lines, int Count)> Chunks =>
        _chunks.Select((chunk, i) => (chunk.Hashes, chunk.Lines, i == _chunks.Count - 1 ? _inLast : PerChunk));
}
