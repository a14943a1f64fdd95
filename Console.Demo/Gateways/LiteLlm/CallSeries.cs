using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>Every series one key's calls of one deployment move, looked up once.</summary>
/// <remarks>Each appears with the first call that moves it, as in the real client library.</remarks>
internal sealed class CallSeries(RequestMetrics requests, DeploymentMetrics deployments, BudgetMetrics budgets, ProxyConfig config, VirtualKey key, Deployment deployment)
{
    private const string None = "None";

    private readonly string[] _spend =
    [
        None, key.Hash, key.Alias, key.Team.Id, key.Team.Alias, key.User.Id, key.User.Email,
        deployment.Group, key.ClientIp, key.UserAgent, deployment.Id, deployment.Provider, None, None,
    ];

    private readonly string[] _tokens =
    [
        None, key.Hash, key.Alias, key.Team.Id, key.Team.Alias, key.User.Id, key.User.Email,
        deployment.Group, deployment.Group, deployment.Id, None, None,
    ];

    private readonly string[] _latency =
        [None, key.Hash, key.Alias, key.Team.Id, key.Team.Alias, key.User.Id, deployment.Group, deployment.Group, deployment.Id, None, None];

    private readonly string[] _cache = [deployment.Group, None, key.Hash, key.Alias, key.Team.Id, key.Team.Alias, key.User.Id, deployment.Id];

    private readonly string[] _overhead =
        [deployment.Group, deployment.Provider, deployment.ApiBase, deployment.Model, key.Hash, key.Alias, deployment.Id];

    private readonly string[] _deployment =
    [
        deployment.Model, deployment.Id, deployment.ApiBase, deployment.Provider, deployment.Group,
        key.Hash, key.Alias, key.Team.Id, key.Team.Alias, key.ClientIp, key.UserAgent,
    ];

    public VirtualKey Key => key;

    public Deployment Deployment => deployment;

    public Counter Total => field ??= requests.Total.With(
        None, key.Hash, key.Alias, key.Team.Id, key.Team.Alias, key.User.Id, key.User.Email, deployment.Group, "200", key.Route, key.ClientIp, key.UserAgent, deployment.Id, None, None);

    public Counter Spend => field ??= requests.Spend.With(_spend);

    public Counter Calls => field ??= requests.Calls.With(_spend);

    public Counter TotalTokens => field ??= requests.TotalTokens.With(_tokens);

    public Counter InputTokens => field ??= requests.InputTokens.With(_tokens);

    public Counter OutputTokens => field ??= requests.OutputTokens.With(_tokens);

    public Histogram Latency => field ??= requests.Latency.With(_latency);

    public Histogram QueueTime => field ??= requests.QueueTime.With(_latency);

    public Histogram ApiLatency => field ??= requests.ApiLatency.With(_latency);

    public Histogram FirstToken => field ??= requests.FirstToken.With(_latency);

    public Histogram Overhead => field ??= requests.Overhead.With(_overhead);

    public Counter CacheHits => field ??= requests.CacheHits.With(_cache);

    public Counter CacheMisses => field ??= requests.CacheMisses.With(_cache);

    public Counter CachedTokens => field ??= requests.CachedTokens.With(_cache);

    public Counter DeploymentSucceeded => field ??= deployments.Succeeded.With(_deployment);

    public Counter DeploymentTotal => field ??= deployments.Total.With(_deployment);

    public Gauge State => field ??= deployments.State.With(deployment.Model, deployment.Id, deployment.ApiBase, deployment.Provider);

    public Gauge RequestLimit => field ??= deployments.RequestLimit.With(deployment.Model, deployment.Id, deployment.ApiBase, deployment.Provider);

    public Gauge TokenLimit => field ??= deployments.TokenLimit.With(deployment.Model, deployment.Id, deployment.ApiBase, deployment.Provider);

    public Histogram TokenLatency => field ??= deployments.TokenLatency.With(
        deployment.Model, deployment.Id, deployment.ApiBase, deployment.Provider, key.Hash, key.Alias, key.Team.Id, key.Team.Alias);

    public Gauge RemainingRequests => field ??= deployments.RemainingRequests.With(_overhead);

    public Gauge RemainingTokens => field ??= deployments.RemainingTokens.With(_overhead);

    public KeyRateGauges KeyRates => field ??= budgets.KeyRates(key, deployment);

    public RemainingBudgets Remaining => field ??= budgets.RemainingOf(key, deployment.Provider, config);

    public Counter DeploymentFailed(ProxyFailure failure) => deployments.Failed.With([.. _deployment, failure.StatusLabel, failure.ClassLabel]);
}
