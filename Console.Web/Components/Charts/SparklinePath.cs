using System.Globalization;
using System.Text;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Web.Components.Charts;

/// <summary>Turns a series into SVG paths in a fixed box, zero at the bottom; a gap in the data is a gap in the line.</summary>
internal static class SparklinePath
{
    public const int Width = 120;
    public const int Height = 28;

    public static IReadOnlyList<string> Draw(Series series, TimeSpan step)
    {
        if (series.Times.Length < 2) return [];
        var top = series.Values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var (first, last) = (series.Times[0], series.Times[^1]);
        List<string> paths = [];
        var path = new StringBuilder();
        for (var i = 0; i < series.Times.Length; i++)
        {
            var gap = i > 0 && series.Times[i] - series.Times[i - 1] > step.TotalSeconds * 1.5;
            if (gap || !double.IsFinite(series.Values[i])) Finish();
            if (!double.IsFinite(series.Values[i])) continue;
            var x = (series.Times[i] - first) / (last - first) * Width;
            var y = Height - 1 - (top > 0 ? series.Values[i] / top * (Height - 2) : 0);
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{x:0.#} {y:0.#}");
        }
        Finish();
        return paths;

        void Finish()
        {
            if (path.Length > 0) paths.Add(path.ToString());
            path.Clear();
        }
    }
}
