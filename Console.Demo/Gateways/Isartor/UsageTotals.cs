namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>Sums over a span of time.</summary>
internal readonly record struct UsageTotals
{
    /// <summary>Answered by the cloud; deflected ones are not among them.</summary>
    public long Requests { get; init; }

    public long Deflected { get; init; }

    /// <summary>Of deflected requests, too.</summary>
    public long PromptTokens { get; init; }

    public long CompletionTokens { get; init; }

    /// <summary>What the quota counts: tokens of requests that reached the cloud.</summary>
    public long CloudTokens { get; init; }

    public double CostUsd { get; init; }

    public double SavedUsd { get; init; }

    public long Tokens => PromptTokens + CompletionTokens;

    public double DeflectionRate => Any ? (double)Deflected / (Requests + Deflected) : 0;

    public bool Any => Requests + Deflected > 0;

    public UsageTotals Plus(in UsageTotals other) => new()
    {
        Requests = Requests + other.Requests,
        Deflected = Deflected + other.Deflected,
        PromptTokens = PromptTokens + other.PromptTokens,
        CompletionTokens = CompletionTokens + other.CompletionTokens,
        CloudTokens = CloudTokens + other.CloudTokens,
        CostUsd = CostUsd + other.CostUsd,
        SavedUsd = SavedUsd + other.SavedUsd,
    };
}
