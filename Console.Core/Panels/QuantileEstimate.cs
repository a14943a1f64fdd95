namespace OperatorConsole.Core.Panels;

/// <summary>A quantile and the bucket it was interpolated in: the truth lies anywhere between its bounds.</summary>
/// <param name="Quantile">Such as 0.95.</param>
/// <param name="Interpolated">What <c>histogram_quantile</c> gives.</param>
/// <param name="Low">The bucket's lower bound; 0 for the first bucket.</param>
/// <param name="High">The bucket's upper bound; infinite above the last one.</param>
/// <param name="Count">How many values the histogram holds.</param>
public sealed record QuantileEstimate(double Quantile, double Interpolated, double Low, double High, double Count)
{
    /// <summary>A bucket whose upper bound is more than this many times its lower one says next to nothing about where in it the quantile lies.</summary>
    private const double CoarseRatio = 6;

    /// <summary>Whether the interpolated value would be an invention: the first bucket, the last one, or a very wide one.</summary>
    public bool TooCoarse => Low <= 0 ? High > 0 : High / Low > CoarseRatio;

    /// <summary>Whether fewer values than one in so many exist, so that the quantile is just the slowest request.</summary>
    public bool TooFew => Count * (1 - Quantile) < 1;

    /// <summary>As a reading: the number where the bucket carries it, otherwise the bucket's bounds.</summary>
    public Reading ToReading(DateTimeOffset asOf, TimeSpan window, string query)
    {
        var text = (TooCoarse, double.IsPositiveInfinity(High), Low <= 0) switch
        {
            (false, _, _) => UnitFormat.Seconds(Interpolated),
            (true, true, _) => $"> {UnitFormat.Seconds(Low)}",
            (true, _, true) => $"≤ {UnitFormat.Seconds(High)}",
            _ => $"{UnitFormat.Seconds(Low)} – {UnitFormat.Seconds(High)}",
        };
        return new Reading
        {
            State = PanelState.Value,
            Value = TooCoarse ? null : Interpolated,
            Text = text,
            Unit = "seconds",
            AsOf = asOf,
            Window = window,
            Query = query,
            Uncertain = TooCoarse || TooFew,
            Note = Note(),
        };
    }

    private string Note()
    {
        var requests = UnitFormat.Requests(Count);
        if (double.IsPositiveInfinity(High)) return $"above the histogram's last bucket, {UnitFormat.Seconds(Low)}; {requests}";
        if (TooCoarse) return $"bucket too coarse: the histogram only tells that it lies between {UnitFormat.Seconds(Low)} and {UnitFormat.Seconds(High)}; {requests}";
        return TooFew
            ? $"only {requests} in the window: this is little more than the slowest one"
            : $"between {UnitFormat.Seconds(Low)} and {UnitFormat.Seconds(High)}; {requests}";
    }
}
