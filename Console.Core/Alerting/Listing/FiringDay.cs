using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Alerting.Listing;

/// <summary>When alerts fired over the last day, in pieces of ten minutes, from the series Prometheus keeps of firing alerts.</summary>
public sealed class FiringDay
{
    /// <summary>How long a piece is.</summary>
    public static readonly TimeSpan Piece = TimeSpan.FromMinutes(10);

    /// <summary>How many pieces a day has.</summary>
    public const int Pieces = 144;

    private const string Query = "max by (alertname, severity) (ALERTS{alertstate=\"firing\"})";

    private readonly Dictionary<(string, string), bool[]> _firing = [];

    private FiringDay(Failure? failure) => Failure = failure;

    /// <summary>Why it is not known; null where it is.</summary>
    public Failure? Failure { get; }

    /// <summary>Reads the day that ends at a moment.</summary>
    public static async Task<FiringDay> ReadAsync(QueryCache queries, DateTimeOffset end, CancellationToken cancellation)
    {
        var answer = await queries.RangeAsync(Query, TimeGrid.Aligned(end - TimeSpan.FromDays(1), end, Piece), "", end, cancellation);
        var day = new FiringDay(answer.Failure);
        foreach (var series in answer.Value?.Answer.Series ?? [])
        {
            var pieces = new bool[Pieces];
            var values = series.Values;
            for (var i = 1; i <= Math.Min(Pieces, values.Length); i++) pieces[^i] = !Series.IsMissing(values[^i]);
            day._firing[(series.Labels["alertname"], series.Labels["severity"])] = pieces;
        }
        return day;
    }

    /// <summary>The pieces of an alert, the latest last; null where it never fired. Alerts that share name and severity share them.</summary>
    public IReadOnlyList<bool>? Of(string alert, string severity) => _firing.GetValueOrDefault((alert, severity));
}
