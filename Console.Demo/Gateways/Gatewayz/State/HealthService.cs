using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>The health service beside the gateway: it probes every tracked model and publishes what it saw to Redis.</summary>
/// <remarks>
/// It runs every half hour and what it publishes lives six minutes: for 24 of 30 minutes the health endpoints have
/// nothing and say <c>unknown</c> with status 200, though their texts promise a fresh look every minute.
/// </remarks>
internal sealed class HealthService(SimulationRandom random)
{
    public const int LifeSeconds = 360;
    private const int EverySeconds = 1_800;
    private const int ProbesPerCheck = 3;
    private const double SlowSeconds = 4;

    private readonly Past[] _past = [.. HubCatalogue.Models.Select(_ => new Past())];
    private HealthSnapshot? _published;

    /// <summary>What Redis still has.</summary>
    public HealthSnapshot? Cached(DateTimeOffset now) =>
        _published is { } published && (now - published.PublishedAt).TotalSeconds < LifeSeconds ? published : null;

    /// <summary>Probes and publishes when it is time.</summary>
    public void Advance(Conditions conditions)
    {
        if (conditions.Time.ToUnixTimeSeconds() % EverySeconds != 0) return;
        var at = conditions.Time.AddSeconds(random.NextDouble());
        _published = new HealthSnapshot(at, [.. HubCatalogue.Models.Select(m => Check(m, conditions, at))]);
    }

    private ModelHealth Check(HubModel model, Conditions conditions, DateTimeOffset at)
    {
        var past = _past[model.Index];
        var failures = 0;
        var seconds = 0.0;
        var error = (string?)null;
        for (var i = 0; i < ProbesPerCheck; i++)
        {
            var probe = UpstreamCall.Play(model.Offer, conditions, random, medianPrompt: 12, medianCompletion: 24);
            if (probe.Succeeded) seconds += probe.Seconds;
            else
            {
                failures++;
                error = $"HTTP {probe.Status}";
            }
        }
        var answered = ProbesPerCheck - failures;
        double? responseMs = answered > 0 ? Math.Round(seconds / answered * 1000, 1) : null;
        past.Checks++;
        if (failures * 2 > ProbesPerCheck)
        {
            past.Errors++;
            past.LastFailure = at;
        }
        else past.LastSuccess = at;
        if (responseMs is { } ms) past.Answered(ms);
        var status = failures * 2 > ProbesPerCheck ? "unhealthy" : failures > 0 || seconds / answered > SlowSeconds ? "degraded" : "healthy";
        return new ModelHealth(
            model, status, responseMs, past.AverageMs, at, past.LastSuccess, past.LastFailure, past.Checks, past.Errors, error);
    }

    private sealed class Past
    {
        private double _sumMs;
        private int _answered;

        public int Checks { get; set; }

        public int Errors { get; set; }

        public DateTimeOffset? LastSuccess { get; set; }

        public DateTimeOffset? LastFailure { get; set; }

        public double? AverageMs => _answered == 0 ? null : Math.Round(_sumMs / _answered, 1);

        public void Answered(double ms)
        {
            _sumMs += ms;
            _answered++;
        }
    }
}
