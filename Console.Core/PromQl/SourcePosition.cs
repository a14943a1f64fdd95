using System.Text;

namespace OperatorConsole.Core.PromQl;

/// <summary>Where something stands in a text, as people and editors count: from 1.</summary>
/// <param name="Line">The line; lines end with \n, \r\n or \r.</param>
/// <param name="Column">The column in UTF-16 units.</param>
/// <param name="ByteColumn">The column in UTF-8 bytes, as Prometheus counts in its own messages.</param>
public readonly record struct SourcePosition(int Line, int Column, int ByteColumn)
{
    /// <summary>The position of the unit at an offset, or of the end of the text.</summary>
    public static SourcePosition Of(ReadOnlySpan<char> text, int offset)
    {
        var before = text[..offset];
        var line = 1;
        var start = 0;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] is not ('\n' or '\r')) continue;
            // Of \r\n the second ends the line.
            if (before[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
            line++;
            start = i + 1;
        }
        return new SourcePosition(line, offset - start + 1, Encoding.UTF8.GetByteCount(before[start..]) + 1);
    }

    /// <summary>As compilers write it: <c>3:14</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Line}:{Column}");
}
