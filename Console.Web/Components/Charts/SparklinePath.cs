using System.Globalization;
using System.Text;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Web.Components.Charts;

/// <summary>Turns a series into SVG paths in a fixed box, zero at the bottom; a gap in the data is a gap in the line.</summary>
internal static class SparklinePath
{
    public const int Width = 120;
    public const int Height = 28;

    public static IReadOnlyList<string> Draw(Series series)
    {
        var values = series.Values;
        if (values.Length < 2) return [];
        var top = values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        List<string> paths = [];
        var path = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                Finish();
                continue;
            }
            var x = (double)i / (values.Length - 1) * Width;
            var y = Height - 1 - (top > 0 ? values[i] / top * (Height - 2) : 0);
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
