namespace OperatorConsole.Bench;

/// <summary>The figures as a table that can be pasted into docs/bench.md.</summary>
internal sealed class FigureTable(TextWriter output)
{
    private static readonly string[] Head = ["what", "measured", "limit", "", "values"];

    private readonly List<Figure> _figures = [];

    /// <summary>Adds a figure and says it at once: the rest takes minutes.</summary>
    public void Add(Figure figure)
    {
        _figures.Add(figure);
        Say.Line($"{figure.What}: {figure.Measured} {figure.Bound} {figure.Verdict} ({figure.Beside})");
    }

    /// <summary>Writes the table; false where a limit is missed.</summary>
    public bool Write()
    {
        string[][] rows = [Head, .. _figures.Select(f => (string[])[f.What, f.Measured, f.Bound, f.Verdict, f.Beside])];
        var widths = Head.Select((_, column) => rows.Max(r => r[column].Length)).ToArray();
        output.WriteLine();
        foreach (var (index, row) in rows.Index())
        {
            output.WriteLine($"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |");
            if (index == 0) output.WriteLine($"|{string.Join('|', widths.Select(w => new string('-', w + 2)))}|");
        }
        return _figures.TrueForAll(f => f.Holds);
    }
}
