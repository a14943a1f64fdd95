using System.Buffers;
using System.Text;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Core.Requests.LogFiles;

/// <summary>Finds lines that hold a text, from the end of a log to its beginning: gateways write some ids into messages only, and people remember beginnings of ids.</summary>
/// <param name="texts">What to look for.</param>
/// <param name="isPrefix">Whether the texts are beginnings of ids; otherwise they are whole words.</param>
/// <param name="keys">The keys of ids.</param>
internal sealed class TextScan(IReadOnlyList<string> texts, bool isPrefix, IdKeys keys)
{
    private const int BlockBytes = 4 << 20;

    private readonly byte[][] _texts = [.. texts.Select(Encoding.UTF8.GetBytes)];
    private readonly IdInLine _idInLine = new(keys);

    /// <summary>Reads a log until it has enough lines, or the search has no more patience.</summary>
    public LogPart Read(LogContent log, int most, LogSearch search, Action<long>? progress, CancellationToken cancellation) =>
        log.IsFinal ? ReadForwards(log, most, search, progress, cancellation) : ReadBackwards(log, most, search, progress, cancellation);

    private LogPart ReadBackwards(LogContent log, int most, LogSearch search, Action<long>? progress, CancellationToken cancellation)
    {
        var hits = new SortedDictionary<long, LogHit>();
        var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        var end = log.Length;
        var to = end;
        try
        {
            while (to > 0 && hits.Count < most)
            {
                cancellation.ThrowIfCancellationRequested();
                if (search.IsOutOfPatience)
                {
                    search.IsCutShort = true;
                    break;
                }
                var from = Math.Max(0, to - BlockBytes);
                var bytes = buffer.AsSpan(0, log.ReadUpTo(buffer.AsSpan(0, (int)(to - from)), from));
                // What begins before the block is read with the one before, unless one line fills the block.
                var first = from == 0 ? 0 : bytes.IndexOf((byte)'\n') + 1;
                if (from > 0 && first >= bytes.Length) first = 0;
                Look(log, bytes[first..], from + first, hits);
                progress?.Invoke(to - from - first);
                to = from + first;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return new LogPart([.. hits.Values.TakeLast(most)], 0, end - to);
    }

    private LogPart ReadForwards(LogContent log, int most, LogSearch search, Action<long>? progress, CancellationToken cancellation)
    {
        List<long> places = [];
        var end = LogBlocks.Read(log, 0, log.Length, (bytes, offset, lineStart) =>
        {
            // Inflating is what takes time, and can only be stopped.
            if (search.IsOutOfPatience) search.IsCutShort = true;
            else foreach (var at in Places(bytes)) places.Add(at == 0 ? lineStart : offset + at);
            progress?.Invoke(bytes.Length);
        }, cancellation);
        var hits = new SortedDictionary<long, LogHit>();
        foreach (var place in places.Distinct().TakeLast(most))
            if (Verified(log, place) is { } hit) hits[hit.Offset] = hit;
        return new LogPart([.. hits.Values], 0, end);
    }

    private void Look(LogContent log, ReadOnlySpan<byte> bytes, long offset, SortedDictionary<long, LogHit> hits)
    {
        foreach (var at in Places(bytes))
            if (Verified(log, offset + at) is { } hit) hits[hit.Offset] = hit;
    }

    /// <summary>Where lines begin that hold one of the texts.</summary>
    private List<int> Places(ReadOnlySpan<byte> bytes)
    {
        List<int> places = [];
        foreach (var text in _texts)
        {
            for (var from = 0; bytes[from..].IndexOf(text) is >= 0 and var next;)
            {
                var at = from + next;
                var end = bytes[at..].IndexOf((byte)'\n');
                places.Add(bytes[..at].LastIndexOf((byte)'\n') + 1);
                if (end < 0) break;
                from = at + end + 1;
            }
        }
        return places;
    }

    private LogHit? Verified(LogContent log, long place)
    {
        var record = LogRecords.Read(log, place);
        for (var i = 0; i < _texts.Length; i++)
        {
            if (isPrefix)
            {
                var ids = new Prefixed(_texts[i]);
                IdScanner.Scan(record.Text.Span, true, keys, ref ids);
                if (ids.IsFound) return new LogHit(record, i, IdPlace.Field);
            }
            else if (_idInLine.Find(record.Text, _texts[i]) is not IdPlace.None and var how) return new LogHit(record, i, how);
            else if (HasWord(record.Text.Span, _texts[i])) return new LogHit(record, i, IdPlace.Mentioned);
        }
        return null;
    }

    private static bool HasWord(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word)
    {
        for (var from = 0; line[from..].IndexOf(word) is >= 0 and var next; from += next + 1)
        {
            var at = from + next;
            if ((at == 0 || !IsOfId(line[at - 1])) && (at + word.Length == line.Length || !IsOfId(line[at + word.Length]))) return true;
        }
        return false;
    }

    private static bool IsOfId(byte character) => char.IsAsciiLetterOrDigit((char)character) || character is (byte)'_' or (byte)'-';

    private ref struct Prefixed(ReadOnlySpan<byte> prefix) : IIdSink
    {
        private readonly ReadOnlySpan<byte> _prefix = prefix;

        public bool IsFound { get; private set; }

        public void Found(int lineStart, ReadOnlySpan<byte> id) => IsFound |= id.StartsWith(_prefix);
    }
}
