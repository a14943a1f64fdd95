using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.LiteLlm;

/// <summary>What a LiteLLM proxy says of itself. Each part stands or fails alone.</summary>
public sealed record LiteLlmReport(DateTimeOffset AsOf) : SelfReport(AsOf)
{
    /// <summary>Whether it is ready.</summary>
    public required Seen<LiteLlmReadiness> Readiness { get; init; }

    /// <summary>Requests in flight.</summary>
    public required Seen<LiteLlmBacklog> Backlog { get; init; }

    /// <summary>Its deployments.</summary>
    public required Seen<LiteLlmModels> Models { get; init; }

    /// <summary>Its providers' budgets.</summary>
    public required Seen<LiteLlmBudgets> Budgets { get; init; }

    /// <summary>Asks all endpoints.</summary>
    internal static async Task<LiteLlmReport> ReadAsync(DebugClient client, Gateway gateway, LiteLlmReport? before, DateTimeOffset now, CancellationToken cancellation)
    {
        var readiness = client.SeeAsync(gateway, DebugEndpoint.LiteLlmReadiness, LiteLlmReadiness.Read, before?.Readiness, now, cancellation);
        var backlog = client.SeeAsync(gateway, DebugEndpoint.LiteLlmBacklog, LiteLlmBacklog.Read, before?.Backlog, now, cancellation);
        var models = client.SeeAsync(gateway, DebugEndpoint.LiteLlmModels, LiteLlmModels.Read, before?.Models, now, cancellation);
        var budgets = client.SeeAsync(gateway, DebugEndpoint.LiteLlmBudgets, LiteLlmBudgets.Read, before?.Budgets, now, cancellation);
        return new LiteLlmReport(now) { Readiness = await readiness, Backlog = await backlog, Models = await models, Budgets = await budgets };
    }
}
