using System.Globalization;

namespace OperatorConsole.Core.Prometheus;

/// <content>Measured requests beside the numbers.</content>
public sealed partial class PrometheusClient
{
    /// <summary><c>GET /api/v1/query_exemplars</c>: the exemplars of the series an expression names. None where the server keeps none.</summary>
    /// <remarks>https://prometheus.io/docs/prometheus/latest/querying/api/#querying-exemplars; a server keeps them with <c>--enable-feature=exemplar-storage</c>.</remarks>
    public async Task<Result<IReadOnlyList<Exemplar>>> ExemplarsAsync(string query, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellation)
    {
        var answer = await GetAsync<ExemplarSeries[]>($"api/v1/query_exemplars?query={Uri.EscapeDataString(query)}&start={Seconds(start)}&end={Seconds(end)}", cancellation);
        return answer.Select(series => (IReadOnlyList<Exemplar>)
        [
            .. series.SelectMany(s => (s.Exemplars ?? []).Select(e => new Exemplar(
                s.SeriesLabels ?? [], e.Labels ?? [], double.TryParse(e.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN,
                DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(e.Timestamp * 1000))))),
        ]);
    }

    // {"seriesLabels":{"__name__":"x_bucket","le":"0.5"},"exemplars":[{"labels":{"trace_id":"5b8e…"},"value":"0.43","timestamp":1600096945.479}]}
    private sealed record ExemplarSeries(Dictionary<string, string>? SeriesLabels, SentExemplar[]? Exemplars);

    private sealed record SentExemplar(Dictionary<string, string>? Labels, string? Value, double Timestamp);
}
