using System.Globalization;

namespace OperatorConsole.Core.Panels;

/// <summary>What a reader of a frame has, in a text it gives back to be sent only what is new.</summary>
/// <remarks>The step in milliseconds, then per panel its epoch and up to when its values do not change any more: <c>3a98.1f~68abcdef.20~68abcdef</c>.</remarks>
internal sealed class FrameRevision
{
    /// <summary>More panels than a page can have.</summary>
    private const int MostPanels = 100;

    private readonly long _stepMs;
    private readonly (long Epoch, long SettledSeconds)[] _panels;

    private FrameRevision(long stepMs, (long, long)[] panels) => (_stepMs, _panels) = (stepMs, panels);

    /// <summary>The revision of a board.</summary>
    public static FrameRevision Of(BoardData board) => new(
        board.Panels.Count > 0 ? board.Panels[0].Grid.StepMs : 0,
        [.. board.Panels.Select(p => (p.Epoch, Math.Max(0, p.SettledUntil.ToUnixTimeSeconds())))]);

    /// <summary>Reads what a reader gave back; null where it is nothing of ours.</summary>
    public static FrameRevision? Parse(string? text)
    {
        if (text is null || text.Split('.') is not { Length: > 0 and <= MostPanels } parts || !TryHex(parts[0], out var step)) return null;
        var panels = new (long, long)[parts.Length - 1];
        for (var i = 0; i < panels.Length; i++)
        {
            if (parts[i + 1].Split('~') is not [var epoch, var settled] || !TryHex(epoch, out panels[i].Item1) || !TryHex(settled, out panels[i].Item2)) return null;
        }
        return new FrameRevision(step, panels);
    }

    /// <summary>Up to when the reader has what does not change; null where it must be sent the whole panel.</summary>
    public DateTimeOffset? KnownUntil(int index, PanelData panel)
    {
        if (index >= _panels.Length || _stepMs != panel.Grid.StepMs || _panels[index].Epoch != panel.Epoch) return null;
        var settled = _panels[index].SettledSeconds;
        return settled * 1000 >= panel.Grid.StartMs && settled <= panel.SettledUntil.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(settled) : null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join('.', [_stepMs.ToString("x", CultureInfo.InvariantCulture), .. _panels.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Epoch:x}~{p.SettledSeconds:x}"))]);

    private static bool TryHex(string text, out long number) => long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
}
