using System.Globalization;
using System.Text;

namespace OperatorConsole.Core.Alerting.History;

/// <summary>How two texts differ, line by line, as <c>diff -u</c> tells it.</summary>
public static class LineDiff
{
    private const int Context = 3;

    // Above this the middle is told as taken out and put in as a whole.
    private const int MostCells = 4_000_000;

    /// <summary>The lines that differ, with three around them; empty where none does.</summary>
    public static string Of(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var text = new StringBuilder();
        foreach (var hunk in Hunks(Lines(old, now)))
        {
            var (first, lines) = (hunk[0], hunk);
            text.Append(CultureInfo.InvariantCulture, $"@@ -{first.Old + 1},{lines.Count(l => l.Mark != '+')} +{first.New + 1},{lines.Count(l => l.Mark != '-')} @@\n");
            foreach (var line in lines) text.Append(line.Mark).Append(line.Text.TrimEnd('\r')).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<List<DiffLine>> Hunks(List<DiffLine> lines)
    {
        var changed = lines.Index().Where(l => l.Item.Mark != ' ').Select(l => l.Index).ToList();
        for (var i = 0; i < changed.Count;)
        {
            var last = i;
            while (last + 1 < changed.Count && changed[last + 1] - changed[last] <= 2 * Context) last++;
            var (from, to) = (Math.Max(0, changed[i] - Context), Math.Min(lines.Count - 1, changed[last] + Context));
            yield return lines[from..(to + 1)];
            i = last + 1;
        }
    }

    private static List<DiffLine> Lines(string[] old, string[] now)
    {
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start]) start++;
        var tail = 0;
        while (tail < old.Length - start && tail < now.Length - start && old[^(tail + 1)] == now[^(tail + 1)]) tail++;
        List<DiffLine> lines = [.. Enumerable.Range(0, start).Select(i => new DiffLine(' ', i, i, old[i]))];
        lines.AddRange(Middle(old[start..^tail], now[start..^tail]).Select(l => l with { Old = l.Old + start, New = l.New + start }));
        lines.AddRange(Enumerable.Range(0, tail).Select(i => new DiffLine(' ', old.Length - tail + i, now.Length - tail + i, old[old.Length - tail + i])));
        return lines;
    }

    /// <summary>By the longest common subsequence.</summary>
    private static IEnumerable<DiffLine> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostCells)
        {
            foreach (var (i, line) in old.Index()) yield return new DiffLine('-', i, 0, line);
            foreach (var (i, line) in now.Index()) yield return new DiffLine('+', old.Length, i, line);
            yield break;
        }
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var (a, b) = (0, 0);
        while (a < old.Length || b < now.Length)
        {
            if (a < old.Length && b < now.Length && old[a] == now[b]) yield return new DiffLine(' ', a, b, old[a++]) with { New = b++ };
            else if (a < old.Length && (b == now.Length || common[a + 1, b] >= common[a, b + 1])) yield return new DiffLine('-', a, b, old[a++]);
            else yield return new DiffLine('+', a, b, now[b++]);
        }
    }

    private readonly record struct DiffLine(char Mark, int Old, int New, string Text);
}
