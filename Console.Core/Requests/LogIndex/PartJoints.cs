namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Looks at where long lines were cut in parts: an id that stands across the cut is in neither part.</summary>
internal sealed class PartJoints
{
    /// <summary>Of each side of a cut; more than a key and its value need.</summary>
    private const int Side = 8 << 10;

    private readonly byte[][] _ends = [new byte[Side], new byte[Side]];
    private readonly int[] _lengths = [0, 0];
    private readonly long[] _lines = [-1, -1];
    private readonly byte[] _joint = new byte[2 * Side];

    /// <summary>Is given the text around a cut.</summary>
    /// <param name="text">The end of one part and the beginning of the next.</param>
    /// <param name="line">Where the first of them begins in the log.</param>
    internal delegate void Take(ReadOnlySpan<byte> text, long line);

    /// <summary>The first line that waits for its next part; below zero where none does.</summary>
    public long Waiting => (_lines[0], _lines[1]) switch
    {
        ( < 0, var error) => error,
        (var output, < 0) => output,
        var (output, error) => Math.Min(output, error),
    };

    /// <summary>Reads whole lines.</summary>
    /// <param name="lines">Lines with their ends.</param>
    /// <param name="offset">Where they begin in the log.</param>
    /// <param name="take">Is given each joint.</param>
    public void Read(ReadOnlySpan<byte> lines, long offset, Take take)
    {
        while (true)
        {
            // Where none waits for its next part, lines too short to be one are passed over many at a time.
            while (Waiting < 0 && lines.Length > PartedLine.LeastOfPart && lines[..PartedLine.LeastOfPart].LastIndexOf((byte)'\n') is >= 0 and var last)
            {
                lines = lines[(last + 1)..];
                offset += last + 1;
            }
            if (Waiting < 0 && lines.Length <= PartedLine.LeastOfPart) return;
            if (lines.IndexOf((byte)'\n') is not (>= 0 and var end)) return;
            if (PartedLine.TryRead(lines[..end].TrimEnd((byte)'\r'), out var part)) Join(lines.Slice(part.Start, part.Length), part, offset, take);
            lines = lines[(end + 1)..];
            offset += end + 1;
        }
    }

    private void Join(ReadOnlySpan<byte> text, PartedLine part, long offset, Take take)
    {
        var stream = part.Stream;
        var before = _lines[stream];
        if (before >= 0)
        {
            var head = text[..Math.Min(text.Length, Side)];
            _ends[stream].AsSpan(0, _lengths[stream]).CopyTo(_joint);
            head.CopyTo(_joint.AsSpan(_lengths[stream]));
            take(_joint.AsSpan(0, _lengths[stream] + head.Length), before);
        }
        _lines[stream] = part.GoesOn ? offset : -1;
        if (!part.GoesOn) return;
        _lengths[stream] = Math.Min(text.Length, Side);
        text[^_lengths[stream]..].CopyTo(_ends[stream]);
    }
}
