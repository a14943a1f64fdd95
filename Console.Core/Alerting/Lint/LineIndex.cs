using System.Text;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>Finds lines in a long text again and again.</summary>
internal sealed class LineIndex
{
    private readonly string _text;
    private readonly List<int> _starts = [0];

    public LineIndex(string text)
    {
        _text = text;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1)) _starts.Add(at + 1);
    }

    public SourcePosition PositionOf(int offset)
    {
        var line = _starts.BinarySearch(offset) is var found && found < 0 ? ~found - 1 : found;
        var before = _text.AsSpan(_starts[line], offset - _starts[line]);
        return new SourcePosition(line + 1, before.Length + 1, Encoding.UTF8.GetByteCount(before) + 1);
    }
}
