namespace OperatorConsole.Demo.Simulation;

/// <summary>One call to a model, as it went.</summary>
/// <param name="Offer">The model and who served it.</param>
/// <param name="PromptTokens">Tokens in.</param>
/// <param name="CompletionTokens">Tokens out; 0 when the call failed.</param>
/// <param name="FirstTokenSeconds">Seconds until the first token, or until the failure.</param>
/// <param name="Seconds">Seconds in all.</param>
/// <param name="Status">The provider's HTTP status: 200, 429, 500, 502, 503 or 504.</param>
internal readonly record struct UpstreamCall(Offer Offer, int PromptTokens, int CompletionTokens, double FirstTokenSeconds, double Seconds, int Status)
{
    public bool Succeeded => Status == 200;

    /// <summary>US dollars; a failed call costs nothing.</summary>
    public double CostUsd => Succeeded ? Offer.Cost(PromptTokens, CompletionTokens) : 0;

    /// <summary>Plays one call under the given conditions.</summary>
    public static UpstreamCall Play(Offer offer, Conditions conditions, SimulationRandom random, int medianPrompt = 420, int medianCompletion = 180)
    {
        var prompt = Math.Clamp((int)random.LogNormal(medianPrompt, 0.8), 8, 32_000);
        var slowness = conditions.Slowness(offer.Model);
        if (random.Chance(conditions.FailureShare(offer.Provider)))
        {
            var outage = conditions.Is(Scenario.ProviderOutage, offer.Provider);
            int status = outage ? random.Pick(OutageStatuses) : random.Pick(EverydayStatuses);
            var waited = status == 504 ? random.Between(20.0, 30.0) : random.LogNormal(0.25, 0.6);
            return new UpstreamCall(offer, prompt, 0, waited, waited, status);
        }
        var completion = Math.Clamp((int)random.LogNormal(medianCompletion, 0.7), 1, 4_096);
        var first = random.LogNormal(offer.FirstTokenSeconds, 0.35) * slowness;
        var seconds = first + (completion / (offer.TokensPerSecond * random.Between(0.8, 1.2)) * slowness);
        return new UpstreamCall(offer, prompt, completion, first, seconds, 200);
    }

    private static readonly int[] OutageStatuses = [500, 502, 503, 503, 429, 504];

    private static readonly int[] EverydayStatuses = [429, 429, 500, 502, 504];
}
