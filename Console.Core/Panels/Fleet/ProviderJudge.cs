namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>Turns what is known of a provider into one word, and shows what it rests on.</summary>
/// <remarks>
/// An open breaker is Open whatever else is said. No traffic is No traffic. Above the threshold of errors nothing makes it green,
/// whatever a score says: a score can only speak against a provider.
/// </remarks>
internal static class ProviderJudge
{
    /// <summary>More errors than this are a failure.</summary>
    public const double TooManyErrors = 0.05;

    /// <summary>So many times slower than usual is slow.</summary>
    private const double TooSlow = 2;

    /// <summary>A published score below this speaks against a provider.</summary>
    private const double LowScore = 0.8;

    /// <summary>Judges a row by its readings.</summary>
    public static ProviderRow Judge(ProviderRow row)
    {
        var breaker = Breaker(row.Breaker);
        var traffic = Traffic(row.Traffic, row.Errors);
        var errors = Errors(row.Errors);
        var latency = Latency(row.Latency.P95, row.UsualP95);
        var score = Score(row.Score, row.IsScoreComputed);
        var lost = row.LostSince is { } since ? new HealthInput("seen", HealthVerdict.Bad, $"last seen {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC", row.Traffic) : null;
        var (status, deciding) = Decide();
        return row with { Status = status, Inputs = [deciding, .. new[] { breaker, traffic, errors, latency, score }.Where(i => i != deciding)] };

        (ProviderStatus, HealthInput) Decide()
        {
            if (row.Breaker is { State: PanelState.Value, Value: >= 2 }) return (ProviderStatus.Open, breaker);
            if (lost is not null) return (ProviderStatus.Lost, lost);
            if (row.Traffic.State is PanelState.Failed || row.Errors.State is PanelState.Failed) return (ProviderStatus.Unknown, row.Traffic.State is PanelState.Failed ? traffic : errors);
            if (row.Breaker is { State: PanelState.Value, Value: >= 1 }) return (ProviderStatus.HalfOpen, breaker);
            if (traffic.Verdict == HealthVerdict.Silent) return (ProviderStatus.NoTraffic, traffic);
            if (errors.Verdict == HealthVerdict.Bad) return (ProviderStatus.Failing, errors);
            if (errors.Verdict == HealthVerdict.Unsure) return (ProviderStatus.Uncertain, errors);
            if (errors.Verdict == HealthVerdict.Silent) return (ProviderStatus.Unknown, errors);
            if (latency.Verdict == HealthVerdict.Bad) return (ProviderStatus.Slow, latency);
            return score.Verdict == HealthVerdict.Bad ? (ProviderStatus.Failing, score) : (ProviderStatus.Healthy, errors);
        }
    }

    private static HealthInput Breaker(Reading breaker) => breaker switch
    {
        { State: PanelState.Value or PanelState.Zero, Value: { } value } => new("breaker", value == 0 ? HealthVerdict.Good : HealthVerdict.Bad, $"breaker {breaker.Text}", breaker),
        _ => new("breaker", HealthVerdict.Silent, breaker.NotExported ? "breaker not exported" : "breaker not seen to move", breaker),
    };

    private static HealthInput Traffic(Reading traffic, Reading errors) => traffic switch
    {
        { State: PanelState.Failed } => new("traffic", HealthVerdict.Silent, "traffic unknown", traffic),
        // Extrapolation leaves fractions of what is almost nothing; the count decides.
        { State: PanelState.Value, Value: > 0 } when errors.Text != "no requests" => new("traffic", HealthVerdict.Good, traffic.Text, traffic),
        _ => new("traffic", HealthVerdict.Silent, "no traffic", traffic),
    };

    private static HealthInput Errors(Reading errors) => errors switch
    {
        { State: PanelState.Failed } => new("errors", HealthVerdict.Silent, "errors unknown", errors),
        { State: PanelState.Value or PanelState.Zero, Value: { } share } =>
            new("errors", errors.Uncertain ? HealthVerdict.Unsure : share > TooManyErrors ? HealthVerdict.Bad : HealthVerdict.Good, $"{errors.Text} fail ({errors.Note})", errors),
        _ => new("errors", HealthVerdict.Silent, errors.NotExported ? "errors not exported" : "no requests", errors),
    };

    private static HealthInput Latency(Reading p95, Reading usual)
    {
        if (p95 is not { State: PanelState.Value, Value: { } now }) return new("latency", HealthVerdict.Silent, p95.Text.Length > 0 ? $"p95 {p95.Text}" : "p95 unknown", p95);
        if (usual is not { State: PanelState.Value, Value: { } before }) return new("latency", HealthVerdict.Unsure, $"p95 {p95.Text}; what is usual is not known yet", p95);
        var isSlow = now > before * TooSlow;
        return new("latency", p95.Uncertain ? HealthVerdict.Unsure : isSlow ? HealthVerdict.Bad : HealthVerdict.Good, $"p95 {p95.Text}, usually {usual.Text}", p95);
    }

    private static HealthInput Score(Reading score, bool isComputed) => score switch
    {
        { State: PanelState.Value or PanelState.Zero, Value: { } value } =>
            new("score", isComputed ? HealthVerdict.Silent : value < LowScore ? HealthVerdict.Bad : HealthVerdict.Good, $"{(isComputed ? "computed score" : "its score")} {score.Text}", score),
        _ => new("score", HealthVerdict.Silent, "no score", score),
    };
}
