using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels.Explore;

/// <summary>What a series did over a range, in five numbers.</summary>
internal static class Spread
{
    public static IReadOnlyList<string> Columns { get; } = ["last", "min", "mean", "max", "points"];

    /// <summary>The numbers in the order of the columns. NaN counts as a point and nothing else; without any number all but the count are NaN.</summary>
    public static double[] Of(IEnumerable<double> values)
    {
        double last = double.NaN, min = double.NaN, max = double.NaN, mean = 0;
        int points = 0, numbers = 0;
        foreach (var value in values)
        {
            if (Series.IsMissing(value)) continue;
            points++;
            last = value;
            if (double.IsNaN(value)) continue;
            numbers++;
            min = double.IsNaN(min) || value < min ? value : min;
            max = double.IsNaN(max) || value > max ? value : max;
            // The running mean, which large sums do not overflow.
            mean = double.IsInfinity(value) || double.IsInfinity(mean) ? mean + value : mean + ((value - mean) / numbers);
        }
        return [last, min, numbers == 0 ? double.NaN : mean, max, points];
    }
}
