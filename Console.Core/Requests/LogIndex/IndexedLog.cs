using Microsoft.Win32.SafeHandles;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>A log and what is indexed of it. The log is the only truth: what is not indexed is read.</summary>
/// <param name="log">The log, open.</param>
/// <param name="segments">Its segments, in the order of the log; slices between them are read.</param>
/// <param name="hash">Hashes ids, as it did for the segments.</param>
/// <param name="keys">The keys of ids.</param>
public sealed class IndexedLog(SafeFileHandle log, IReadOnlyList<Segment> segments, SipHash hash, IdKeys keys)
{
    private readonly IdInLine _idInLine = new(keys);

    /// <summary>All lines that hold an id, in the order of the log.</summary>
    /// <param name="id">An id in UTF-8, as it is written without escapes.</param>
    /// <param name="cancellation">Ends the search.</param>
    public IReadOnlyList<LogHit> Find(ReadOnlySpan<byte> id, CancellationToken cancellation)
    {
        var hashed = hash.Of(id);
        SortedSet<long> places = [];
        var to = RandomAccess.GetLength(log);
        var readTo = 0L;
        foreach (var segment in segments)
        {
            if (segment.From > readTo) Scan(readTo, segment.From, hashed, places, cancellation);
            segment.Find(hashed, p => places.Add(p));
            readTo = segment.To;
        }
        Scan(readTo, to, hashed, places, cancellation);

        List<LogHit> hits = [];
        foreach (var place in places)
        {
            cancellation.ThrowIfCancellationRequested();
            var (line, isWhole) = LogLines.Read(log, place);
            // Beyond what is read of a long line the index has seen more than can be verified.
            var how = _idInLine.Find(line, id);
            if (how != IdPlace.None || line.Length == LogLines.MostBytes) hits.Add(new LogHit(place, line, how == IdPlace.None ? IdPlace.Mentioned : how, isWhole));
        }
        return hits;
    }

    private void Scan(long from, long to, ulong hashed, SortedSet<long> places, CancellationToken cancellation)
    {
        var end = LogBlocks.Read(log, from, to, (bytes, offset, lineStart) =>
        {
            var sink = new Places(places, hash, hashed, offset, lineStart);
            IdScanner.Scan(bytes, offset == lineStart, keys, ref sink);
        }, cancellation);
        if (end >= to) return;
        // The last line is still being written: what there is of it may hold the id already.
        var (line, _) = LogLines.Read(log, end);
        var last = new Places(places, hash, hashed, end, end);
        IdScanner.Scan(line, true, keys, ref last);
    }

    private readonly ref struct Places(SortedSet<long> places, SipHash hash, ulong hashed, long block, long openLine) : IIdSink
    {
        public void Found(int lineStart, ReadOnlySpan<byte> id)
        {
            if (hash.Of(id) == hashed) places.Add(lineStart < 0 ? openLine : block + lineStart);
        }
    }
}
