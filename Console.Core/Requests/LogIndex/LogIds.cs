namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Is told of the ids in a log.</summary>
internal interface ILogIds
{
    /// <param name="line">Where the id's line begins in the log.</param>
    /// <param name="id">The id as the gateway meant it. Valid during the call.</param>
    void Found(long line, ReadOnlySpan<byte> id);
}

/// <summary>Finds all ids in a slice of a log, also those cut in two by a container's runtime.</summary>
internal static class LogIds
{
    /// <summary>Parts follow each other; one whose next did not come within so much waits in vain.</summary>
    private const long LongestWait = 16 << 20;

    /// <summary>Reads from the start of a line, and tells of every id in lines that ended.</summary>
    /// <returns>The byte after the last line that ended, the same without parts that wait for others, and how many lines there were.</returns>
    public static (long End, long Joined, long Lines) Read<T>(LogContent log, long from, long to, IdKeys keys, T ids, CancellationToken cancellation)
        where T : struct, ILogIds
    {
        var joints = new PartJoints();
        var lines = 0L;
        var end = LogBlocks.Read(log, from, to, (bytes, offset, lineStart) =>
        {
            var block = new BlockIds<T>(ids, offset, lineStart);
            IdScanner.Scan(bytes, offset == lineStart, keys, ref block);
            if (bytes[^1] != '\n') return;
            lines += bytes.Count((byte)'\n');
            joints.Read(bytes, offset, (text, line) =>
            {
                var joint = new BlockIds<T>(ids, 0, line);
                IdScanner.Scan(text, false, keys, ref joint);
            });
        }, cancellation);
        return (end, joints.Waiting > from && end - joints.Waiting < LongestWait ? joints.Waiting : end, lines);
    }

    private readonly struct BlockIds<T>(T ids, long offset, long openLine) : IIdSink
        where T : struct, ILogIds
    {
        public void Found(int lineStart, ReadOnlySpan<byte> id) => ids.Found(lineStart < 0 ? openLine : offset + lineStart, id);
    }
}
