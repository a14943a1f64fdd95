using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels.Explore;

/// <summary>Names of lines that say what tells them apart, and leave out what all have in common.</summary>
internal static class SeriesNames
{
    /// <summary>A label's value may be 64 KB of anything; a name is not.</summary>
    private const int Longest = 160;

    public static IReadOnlyList<PanelSeries> Of(IReadOnlyList<Series> series)
    {
        var differing = DifferingLabels.Of([.. series.Select(s => s.Labels)]).Differing;
        // One label alone may have a colour of its own everywhere, as providers do.
        var colour = differing is [var only] && only != "__name__" ? only : null;
        return [.. series.Select(s => new PanelSeries(Cut(Name(s.Labels, differing)), colour is null ? "" : Cut($"{colour}:{s.Labels[colour]}"), s))];
    }

    private static string Name(LabelSet labels, IReadOnlyList<string> differing) => differing switch
    {
        [] => labels.Count == 0 ? "value" : labels.ToString(),
        [var only] when labels[only].Length > 0 => labels[only],
        _ => string.Join(", ", differing.Where(n => labels[n].Length > 0).Select(n => $"{n}={labels[n]}")) is { Length: > 0 } name ? name : "(no labels)",
    };

    private static string Cut(string name)
    {
        if (name.Length <= Longest) return name;
        return name[..(char.IsHighSurrogate(name[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }
}
