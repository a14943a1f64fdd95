namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>A tracked model as the health service saw it, its whole past included.</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="ResponseMs">The last probe; none when it failed.</param>
internal sealed record ModelHealth(
    HubModel Model, string Status, double? ResponseMs, double? AverageMs, DateTimeOffset CheckedAt, DateTimeOffset? LastSuccess,
    DateTimeOffset? LastFailure, int Checks, int Errors, string? Error)
{
    public double SuccessRate => Math.Round(100.0 * (Checks - Errors) / Checks, 1);
}

/// <summary>A provider, from its tracked models.</summary>
internal sealed record ProviderHealth(HubProvider Provider, IReadOnlyList<ModelHealth> Models)
{
    public string Status => Healthy == Models.Count ? "online" : Unhealthy == Models.Count ? "offline" : "degraded";

    public int Healthy { get; } = Models.Count(m => m.Status == "healthy");

    public int Degraded { get; } = Models.Count(m => m.Status == "degraded");

    public int Unhealthy { get; } = Models.Count(m => m.Status == "unhealthy");

    public double? AverageMs { get; } = HealthSnapshot.Mean(Models.Select(m => m.AverageMs));

    public double Uptime { get; } = Math.Round(Models.Average(m => m.SuccessRate), 1);

    public string? Error => Models.Select(m => m.Error).FirstOrDefault(e => e is not null);
}

/// <summary>What the health service published at one moment, and what all readers of the cache derive from it.</summary>
internal sealed record HealthSnapshot(DateTimeOffset PublishedAt, IReadOnlyList<ModelHealth> Models)
{
    public IReadOnlyList<ProviderHealth> Providers { get; } =
        [.. HubCatalogue.Providers.Select(p => new ProviderHealth(p, [.. Models.Where(m => m.Model.Provider == p)]))];

    public int Count(string status) => Models.Count(m => m.Status == status);

    public int CountProviders(string status) => Providers.Count(p => p.Status == status);

    public double Uptime => Math.Round(Models.Average(m => m.SuccessRate), 1);

    public double? AverageMs => Mean(Models.Select(m => m.AverageMs));

    public string OverallStatus =>
        CountProviders("online") == Providers.Count ? "healthy" : CountProviders("offline") * 2 > Providers.Count ? "unhealthy" : "degraded";

    public static double? Mean(IEnumerable<double?> values) => values.Average() is { } mean ? Math.Round(mean, 1) : null;
}
