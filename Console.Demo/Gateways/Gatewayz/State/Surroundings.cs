using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>What stands around the gateway's process and outlives it: database, Redis, health service, provider accounts.</summary>
internal sealed class Surroundings(SimulationRandom random, DateTimeOffset start)
{
    public RequestTable Requests { get; } = new();

    public HourlyLedger Ledger { get; } = new();

    /// <summary>By <see cref="HubProvider.Id"/> less one.</summary>
    public ProviderMonitor[] Monitors { get; } = [.. HubCatalogue.Providers.Select(_ => new ProviderMonitor())];

    /// <summary>By <see cref="HubModel.Index"/>.</summary>
    public LatencySet[] Latencies { get; } = [.. HubCatalogue.Models.Select(_ => new LatencySet())];

    public HealthService Health { get; } = new(random);

    public ModelChecks Checks { get; } = new(random);

    public RedisServer Redis { get; } = new(random, start);

    public ProviderAccounts Accounts { get; } = new();

    /// <summary>One call to a provider, failed or not.</summary>
    public void RecordCall(HubModel model, in UpstreamCall call, DateTimeOffset at)
    {
        Monitors[model.Provider.Id - 1].Record(model, call, at);
        var hour = Ledger.At(at).Models[model.Index];
        hour.Attempts++;
        hour.LatencyMs += call.Seconds * 1000;
        if (!call.Succeeded)
        {
            hour.Failures++;
            return;
        }
        hour.InputTokens += call.PromptTokens;
        hour.OutputTokens += call.CompletionTokens;
        hour.Cost += call.CostUsd;
        Latencies[model.Index].Add((int)(call.Seconds * 1000), at);
        Accounts.Spend(model.Provider, call);
    }

    /// <summary>One request, when it is over.</summary>
    public void RecordRequest(in ChatRow row, DateTimeOffset at)
    {
        Requests.Insert(row);
        var hour = Ledger.At(at);
        if (row.UserId == 0) hour.Anonymous++;
        else if (row.ApiKeyId == 0) hour.UntrackedKeys++;
        var model = hour.Models[row.Model.Index];
        if (model.Requests++ == 0) model.FirstRequest = row.CreatedAt;
        model.LastRequest = row.CreatedAt;
        model.RequestMs += row.Milliseconds;
        if (row.Completed) return;
        model.FailedRequests++;
        model.FailedInputTokens += row.InputTokens;
    }
}
