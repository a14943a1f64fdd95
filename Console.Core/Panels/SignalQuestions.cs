using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels;

/// <summary>Asks Prometheus for signals of one gateway at one moment: as a whole, by a dimension, or for some values of dimensions alone.</summary>
/// <param name="queries">The way to Prometheus.</param>
/// <param name="gateway">The gateway.</param>
/// <param name="asOf">The moment.</param>
/// <param name="filters">The values of dimensions that count; none for all.</param>
internal sealed class SignalQuestions(QueryCache queries, Gateway gateway, DateTimeOffset asOf, IReadOnlyList<DimensionFilter> filters)
{
    /// <summary>More values of one dimension than this are no table any more.</summary>
    public const int MostValues = 500;

    /// <summary>Readings for everybody stand in line beside the users' own questions.</summary>
    public const string Asker = "readings";

    private int _queries;

    /// <summary>The gateway.</summary>
    public Gateway Gateway => gateway;

    /// <summary>The moment.</summary>
    public DateTimeOffset AsOf => asOf;

    /// <summary>The values of dimensions that count.</summary>
    public IReadOnlyList<DimensionFilter> Filters => filters;

    /// <summary>The window of rates and counts; signals with a window of their own keep that.</summary>
    public TimeSpan Window { get; init; } = gateway.Window;

    /// <summary>How many questions were asked so far.</summary>
    public int Queries => _queries;

    /// <summary>The value of a signal.</summary>
    /// <param name="name">The signal's name.</param>
    /// <param name="by">The dimension; null for the whole.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Told<Reading>> ValuesAsync(string name, string? by, CancellationToken cancellation) => ValuesAsync(name, by, null, cancellation);

    /// <summary>The value of a signal over another window than its own.</summary>
    public async Task<Told<Reading>> ValuesAsync(string name, string? by, TimeSpan? over, CancellationToken cancellation)
    {
        if (Find<ValueSignal>(name, by, out var view) is { } missing) return Told<Reading>.Only(missing, missing.Failure);
        var signal = (ValueSignal)view.Signal;
        var window = over ?? signal.Window ?? Window;
        var query = gateway.Expand(signal.Query, window, view.Scope);
        var answer = await AskAsync(query, cancellation);
        if (!answer.Succeeded) return Told<Reading>.Only(Reading.Failed(answer.Failure, query), answer.Failure);
        return new Told<Reading>(
            Single(answer.Value, by, view).ToDictionary(s => s.Key, s => new Reading
            {
                State = s.Value == 0 ? PanelState.Zero : PanelState.Value,
                Value = s.Value,
                Text = UnitFormat.Format(s.Value, signal.Unit),
                Unit = signal.Unit,
                AsOf = asOf,
                Window = signal.Query.Contains("$window", StringComparison.Ordinal) ? window : null,
                Query = query,
                Note = signal.Note,
                Mark = signal.IsEstimate ? "estimate" : null,
            }),
            Noting(NeverSeen(query), signal.Note));
    }

    /// <summary>A share, with the counts behind it.</summary>
    public async Task<Told<Reading>> RatiosAsync(string name, string? by, CancellationToken cancellation)
    {
        if (Find<RatioSignal>(name, by, out var view) is { } missing) return Told<Reading>.Only(missing, missing.Failure);
        var signal = (RatioSignal)view.Signal;
        var part = gateway.Expand(signal.Part, Window, view.Scope);
        var whole = gateway.Expand(signal.Whole, Window, view.Scope);
        var query = $"({part}) / ({whole})";
        var answers = await Task.WhenAll(AskAsync(part, cancellation), AskAsync(whole, cancellation));
        foreach (var answer in answers)
            if (!answer.Succeeded) return Told<Reading>.Only(Reading.Failed(answer.Failure, query), answer.Failure);
        // A missing part beside a present whole is a zero: its series appear with the first such request.
        var parts = Single(answers[0].Value!, by, view).ToDictionary(s => s.Key, s => s.Value);
        return new Told<Reading>(
            Single(answers[1].Value!, by, view).ToDictionary(s => s.Key, s => Noting(RatioReading.Of(parts.GetValueOrDefault(s.Key), s.Value, asOf, Window, query), signal.Note)),
            Noting(NeverSeen(query), signal.Note));
    }

    /// <summary>The 50th, 95th and 99th percentile as far as the buckets carry them, and the mean where it is wanted.</summary>
    public async Task<Told<LatencyReadings>> LatenciesAsync(string name, string? by, bool withMean, CancellationToken cancellation)
    {
        if (Find<HistogramSignal>(name, by, out var view) is { } missing) return Told<LatencyReadings>.Only(LatencyReadings.All(missing), missing.Failure);
        var signal = (HistogramSignal)view.Signal;
        string Quantile(double quantile) => HistogramQueries.Quantile(gateway, signal, quantile, Window, view.Scope);
        var meanQuery = HistogramQueries.Mean(gateway, signal, Window, view.Scope);
        var buckets = AskAsync(HistogramQueries.Increase(gateway, signal, Window, view.Scope), cancellation);
        var means = withMean ? await AskAsync(meanQuery, cancellation) : null;
        var answer = await buckets;
        if (!answer.Succeeded) return Told<LatencyReadings>.Only(LatencyReadings.All(Reading.Failed(answer.Failure, Quantile(0.95))), answer.Failure);
        var mean = means is { Succeeded: true } ? Single(means.Value, by, view).ToDictionary(s => s.Key, s => s.Value) : null;
        var told = new Dictionary<string, LatencyReadings>();
        foreach (var group in answer.Value.Samples.GroupBy(s => KeyOf(s, by, view)).Take(MostValues))
        {
            if (BucketDistribution.From(group) is not { } distribution) continue;
            Reading Each(double quantile) => Noting(distribution.Quantile(quantile)?.ToReading(asOf, Window, Quantile(quantile)) ?? NoRequests(Quantile(quantile)), signal.Note);
            told[group.Key] = new LatencyReadings(Each(0.5), Each(0.95), Each(0.99), MeanOf(group.Key, distribution.Count));
        }
        return new Told<LatencyReadings>(told, LatencyReadings.All(NeverSeen(Quantile(0.95))));

        Reading MeanOf(string key, double count)
        {
            if (means is null) return Reading.Loading;
            if (mean is null) return Reading.Failed(means.Failure!, meanQuery);
            if (!mean.TryGetValue(key, out var seconds)) return NoRequests(meanQuery);
            return Noting(
                new Reading { State = PanelState.Value, Value = seconds, Text = UnitFormat.Seconds(seconds), Unit = "seconds", AsOf = asOf, Window = Window, Query = meanQuery, Note = $"of {UnitFormat.Requests(count)}" },
                signal.Note);
        }
    }

    /// <summary>Whether this gateway can tell a signal apart in this way.</summary>
    public bool CanTell(string name, string? by) => gateway.Profile.Signals.TryGetValue(name, out var signal) && SignalView.Find(signal, by, filters) is not null;

    /// <summary>A value of a signal over a range of time; null where the gateway cannot tell it.</summary>
    public async Task<Result<ToldRange>?> RangeAsync(string name, string? by, TimeGrid grid, TimeSpan? window, CancellationToken cancellation)
    {
        if (Find<ValueSignal>(name, by, out var view) is not null) return null;
        Interlocked.Increment(ref _queries);
        var query = gateway.Expand(((ValueSignal)view.Signal).Query, window, view.Scope);
        var answer = await queries.RangeAsync(query, grid, Asker, asOf, cancellation);
        return answer.Select(a => new ToldRange(a.Answer, by is null ? "" : view.Scope.By, query));
    }

    /// <summary>Any instant question.</summary>
    public Task<Result<InstantAnswer>> AskAsync(string query, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _queries);
        return queries.InstantAsync(query, asOf, Asker, cancellation);
    }

    private Reading? Find<TSignal>(string name, string? by, out SignalView view)
        where TSignal : Signal
    {
        view = null!;
        var profile = gateway.Profile;
        if (profile.CannotTell.TryGetValue(name, out var reason)) return Reading.NoSeries(reason) with { NotExported = true };
        if (!profile.Signals.TryGetValue(name, out var signal)) return Reading.NoSeries($"The profile {profile.Name} has no signal “{name}”.") with { NotExported = true };
        if (SignalView.Find(signal, by, filters) is not { } found)
        {
            var dimensions = filters.Select(f => f.Dimension).Concat(by is null ? [] : [by]).Distinct();
            return Reading.NoSeries($"{profile.Title} does not tell this by {string.Join(" and ", dimensions)}.") with { NotExported = true };
        }
        view = found;
        return found.Signal is TSignal ? null : Reading.Failed(new Failure(
            FailureKind.Configuration, $"profile {profile.Name}", $"“{name}” is not described in the way this signal needs", "Correct the profile; docs/profiles.md shows each signal."));
    }

    // By the label that tells values apart; a whole is one sample without it.
    private static IEnumerable<(string Key, double Value)> Single(InstantAnswer answer, string? by, SignalView view) =>
        answer.Samples.Where(s => !double.IsNaN(s.Value)).GroupBy(s => KeyOf(s, by, view)).Select(g => (g.Key, g.First().Value)).OrderByDescending(s => s.Value).Take(MostValues);

    // One value picked from the result still has its label: to who asks for the whole it is the whole.
    private static string KeyOf(Sample sample, string? by, SignalView view) => by is null ? "" : sample.Labels[view.Scope.By];

    private Reading NoRequests(string query) =>
        new() { State = PanelState.Zero, Text = "no requests", Unit = "seconds", AsOf = asOf, Window = Window, Query = query, Note = "no request in the window" };

    private static Reading Noting(Reading reading, string? note) =>
        note is null ? reading : reading with { Note = reading.Note is { } said ? $"{said}; {note}" : note };

    private static Reading NeverSeen(string query) =>
        Reading.NoSeries("Prometheus has no such series now: the gateway is down, was not asked yet, or does not export it.", query);
}
