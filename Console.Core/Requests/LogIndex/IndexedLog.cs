namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>A log and what is indexed of it. The log is the only truth: what is not indexed is read.</summary>
/// <param name="log">The log, open.</param>
/// <param name="segments">Its segments, in the order of the log; slices between them are read.</param>
/// <param name="hash">Hashes ids, as it did for the segments.</param>
/// <param name="keys">The keys of ids.</param>
public sealed class IndexedLog(LogContent log, IReadOnlyList<Segment> segments, SipHash hash, IdKeys keys)
{
    private readonly IdInLine _idInLine = new(keys);

    /// <summary>How many bytes had to be read because they are not indexed.</summary>
    public long Scanned { get; private set; }

    /// <summary>The lines that hold one of some ids.</summary>
    /// <param name="ids">Ids in UTF-8, as they are written without escapes.</param>
    /// <param name="most">Of more lines, the last ones are given.</param>
    /// <param name="cancellation">Ends the search.</param>
    public LogHits Find(IReadOnlyList<byte[]> ids, int most, CancellationToken cancellation)
    {
        // A place may be told more than once: by its part and by the joint of two.
        var places = new LatestPlaces((int)Math.Min(most * 2L, int.MaxValue));
        var hashes = ids.Select(i => hash.Of(i)).ToArray();
        // Of a log whose end is indexed nothing is left: what is compressed tells its length only to whoever inflates all of it.
        var to = segments is [.., { EndsFinalLog: true } last] ? last.To : log.Length;
        var readTo = 0L;
        foreach (var segment in segments)
        {
            if (segment.From > readTo) Scan(readTo, segment.From, hashes, places, cancellation);
            foreach (var hashed in hashes) segment.Find(hashed, places.Add);
            readTo = segment.To;
        }
        Scan(readTo, to, hashes, places, cancellation);

        var hits = new SortedDictionary<long, LogHit>();
        var latest = places.Descending;
        var looked = 0;
        foreach (var place in latest)
        {
            if (hits.Count == most) break;
            cancellation.ThrowIfCancellationRequested();
            looked++;
            if (Verified(place, ids) is { } hit) hits[hit.Offset] = hit;
        }
        return new LogHits([.. hits.Values], hits.Count == most ? places.Told - looked : 0);
    }

    private LogHit? Verified(long place, IReadOnlyList<byte[]> ids)
    {
        var record = LogRecords.Read(log, place);
        LogHit? mentioned = null;
        for (var i = 0; i < ids.Count; i++)
        {
            var how = _idInLine.Find(record.Text, ids[i]);
            if (how == IdPlace.Field) return new LogHit(record, i, how);
            if (how == IdPlace.Mentioned) mentioned ??= new LogHit(record, i, how);
        }
        // Beyond what is read of a long line the index has seen more than can be verified.
        return mentioned ?? (record.Text.Length >= LogLines.MostBytes ? new LogHit(record, 0, IdPlace.Mentioned) : null);
    }

    private void Scan(long from, long to, ulong[] hashes, LatestPlaces places, CancellationToken cancellation)
    {
        if (from >= to) return;
        var wanted = new Places(places, hash, hashes);
        var (end, _, _) = LogIds.Read(log, from, to, keys, wanted, cancellation);
        Scanned += end - from;
        if (end >= log.Length) return;
        // The last line is still being written: what there is of it may hold the id already.
        var (line, _, _) = LogLines.Read(log, end);
        var last = new LastLine(wanted, end);
        IdScanner.Scan(line, true, keys, ref last);
    }

    private readonly struct Places(LatestPlaces places, SipHash hash, ulong[] hashes) : ILogIds
    {
        public void Found(long line, ReadOnlySpan<byte> id)
        {
            if (hashes.AsSpan().Contains(hash.Of(id))) places.Add(line);
        }
    }

    private readonly struct LastLine(Places places, long start) : IIdSink
    {
        public void Found(int lineStart, ReadOnlySpan<byte> id) => places.Found(start, id);
    }
}
