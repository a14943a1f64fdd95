namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>How a request that was answered went.</summary>
/// <param name="Seed">What the answer's id is made of.</param>
/// <param name="QueueSeconds">From its arrival until the proxy took it up.</param>
/// <param name="OverheadSeconds">The proxy's own part.</param>
/// <param name="CallSeconds">The answering call's part; zero from the cache.</param>
/// <param name="FirstTokenSeconds">From the start of that call to its first token.</param>
/// <param name="TotalSeconds">All of it, failed attempts included.</param>
internal readonly record struct Answer(
    ulong Seed, int PromptTokens, int CompletionTokens, double CostUsd, bool FromCache,
    double QueueSeconds, double OverheadSeconds, double CallSeconds, double FirstTokenSeconds, double TotalSeconds);

/// <summary>What requests leave behind: counters, spend rows, budgets and log lines, all from the same facts.</summary>
internal sealed class Books(ProxyConfig config, RequestMetrics requests, DeploymentMetrics deployments, BudgetMetrics budgets, ProxyLog log, Simulation.Ledger truth)
{
    private readonly MinuteWindow[] _keyUse = [.. Enumerable.Range(0, config.Keys.Length + 1).Select(_ => new MinuteWindow())];
    private readonly CallSeries?[,] _series = new CallSeries?[config.Keys.Length + 1, config.Deployments.Length];

    /// <summary>In the database: restarts keep it.</summary>
    public SpendLogs Rows { get; } = new();

    /// <summary>The same rows summed up.</summary>
    public SpendLedger Ledger { get; } = new();

    /// <summary>Is told of every request that ended.</summary>
    public required Action<SpendRow> Written { get; init; }

    /// <summary>The router of the running process.</summary>
    public Router Router { get; private set; } = null!;

    /// <summary>A restarted process has no series yet, and a router that remembers nothing.</summary>
    public void Boot(Router router)
    {
        Router = router;
        Array.Clear(_series);
    }

    /// <summary>Why the proxy itself refuses a request; none when it does not.</summary>
    public ProxyFailure? Refusal(VirtualKey key, DateTimeOffset now)
    {
        var used = _keyUse[key.Index];
        used.MoveTo(now);
        if (key.Limit is { } limit && (used.Requests >= limit.Requests || used.Tokens >= limit.Tokens))
            return new ProxyFailure(ProxyFailure.KeyRateLimited, 429, null, $"Rate limit exceeded for api_key: {key.Hash}. Limit type: requests. Current limit: {limit.Requests}, Remaining: 0");
        if (key.Team.Budget.IsExceeded) return Exceeded($"Team={key.Team.Id} ", key.Team.Budget);
        if (key.Budget.IsExceeded) return Exceeded("", key.Budget);
        return key.User.Budget.IsExceeded ? Exceeded($"User={key.User.Id} ", key.User.Budget) : null;
    }

    /// <summary>One call to a model failed; retries are counted call by call.</summary>
    public void CallFailed(VirtualKey key, Deployment deployment, ProxyFailure failure, DateTimeOffset now)
    {
        var series = Series(key, deployment);
        series.DeploymentFailed(failure).Add();
        series.DeploymentTotal.Add();
        requests.ApiFailures.With("None", key.Hash, key.Alias, key.Team.Id, key.Team.Alias, key.User.Id).Add();
        series.State.Value = 1;
        if (Router.Failed(deployment, now))
        {
            // The state stays at 2 after the cooldown, until the next call says otherwise.
            series.State.Value = 2;
            deployments.CooledDown.With(deployment.Model, deployment.Id, deployment.ApiBase, deployment.Provider, failure.StatusLabel).Add();
        }
        log.CallFailed(deployment, failure, now);
    }

    /// <summary>A request was sent to another group because its own failed.</summary>
    public void FellBack(VirtualKey key, string group, string fallback, Deployment last, ProxyFailure original, bool succeeded, DateTimeOffset now)
    {
        (succeeded ? deployments.SuccessfulFallbacks : deployments.FailedFallbacks)
            .With(group, fallback, key.Hash, key.Alias, key.Team.Id, key.Team.Alias, original.StatusLabel, original.ClassLabel, last.Id).Add();
        if (succeeded) log.FellBack(now);
    }

    /// <summary>The client got no answer.</summary>
    public void Failed(VirtualKey key, string group, Deployment last, ProxyFailure failure, ulong seed, double seconds, DateTimeOffset end)
    {
        requests.Failed.With(
            "None", key.Hash, key.Alias, key.Team.Id, key.Team.Alias, key.User.Id, key.User.Email, group,
            failure.StatusLabel, failure.ClassLabel, key.Route, key.ClientIp, key.UserAgent, "None", "None", "None").Add();
        requests.Total.With(
            "None", key.Hash, key.Alias, key.Team.Id, key.Team.Alias, key.User.Id, key.User.Email, group,
            failure.StatusLabel, key.Route, key.ClientIp, key.UserAgent, "None", "None", "None").Add();
        truth.Add(Simulation.Ledger.Requests);
        truth.Add(Simulation.Ledger.Failed);
        Write(new SpendRow(seed, key, last, group, end.AddSeconds(-seconds), end, end, 0, 0, 0, CacheHit: false, failure));
        log.RequestFailed(failure, group, config.Fallbacks.GetValueOrDefault(group), end);
    }

    /// <summary>The client got its answer, from a model or from the cache.</summary>
    public void Answered(VirtualKey key, Deployment deployment, in Answer answer, DateTimeOffset end)
    {
        var series = Series(key, deployment);
        var tokens = answer.PromptTokens + answer.CompletionTokens;
        truth.Add(Simulation.Ledger.Requests);
        truth.Add(Simulation.Ledger.Lookups);
        if (answer.FromCache) truth.Add(Simulation.Ledger.Deflected);
        truth.Add(Simulation.Ledger.Tokens, tokens);
        truth.Add(Simulation.Ledger.Money, answer.CostUsd);
        series.Total.Add();
        series.Calls.Add();
        series.Spend.Add(answer.CostUsd);
        series.TotalTokens.Add(tokens);
        series.InputTokens.Add(answer.PromptTokens);
        series.OutputTokens.Add(answer.CompletionTokens);
        series.Latency.Observe(answer.TotalSeconds);
        series.QueueTime.Observe(answer.QueueSeconds);
        series.TokenLatency.Observe((key.Streams && !answer.FromCache ? answer.FirstTokenSeconds : answer.TotalSeconds) / answer.CompletionTokens);
        // An answer from the cache marks the deployment healthy as well, even while its provider is down.
        series.State.Value = 0;
        series.DeploymentSucceeded.Add();
        series.DeploymentTotal.Add();
        if (answer.FromCache)
        {
            series.CacheHits.Add();
            series.CachedTokens.Add(tokens);
        }
        else
        {
            series.CacheMisses.Add();
            series.ApiLatency.Observe(answer.CallSeconds);
            series.Overhead.Observe(answer.OverheadSeconds);
            if (key.Streams) series.FirstToken.Observe(answer.FirstTokenSeconds);
            CountLimits(series, tokens, end);
        }
        _keyUse[key.Index].Add(tokens);
        series.KeyRates.Show(key, _keyUse[key.Index]);
        if (answer.CostUsd > 0) Charge(series, answer.CostUsd);

        var start = end.AddSeconds(-answer.TotalSeconds);
        var firstToken = key.Streams && !answer.FromCache ? end.AddSeconds(answer.FirstTokenSeconds - answer.CallSeconds) : end;
        Write(new SpendRow(answer.Seed, key, deployment, deployment.Group, start, firstToken, end, answer.PromptTokens, answer.CompletionTokens, answer.CostUsd, answer.FromCache, Failure: null));
        log.CallSucceeded(deployment, end);
    }

    private void CountLimits(CallSeries series, int tokens, DateTimeOffset now)
    {
        var deployment = series.Deployment;
        var used = Router.Used(deployment, now, tokens);
        if (deployment.ProviderLimit is { } granted)
        {
            series.RemainingRequests.Value = granted.Requests - used.Requests;
            series.RemainingTokens.Value = granted.Tokens - used.Tokens;
        }
        if (deployment.ConfiguredLimit is { } configured)
        {
            series.RequestLimit.Value = configured.Requests;
            series.TokenLimit.Value = configured.Tokens;
        }
    }

    private void Charge(CallSeries series, double usd)
    {
        var (team, key, user) = (series.Key.Team.Budget, series.Key.Budget, series.Key.User.Budget);
        team.Book(usd);
        key.Book(usd);
        user.Book(usd);
        series.Remaining.Team.Value = team.Remaining;
        series.Remaining.Key.Value = key.Remaining;
        series.Remaining.User.Value = user.Remaining;
        if (!config.ProviderBudgets.TryGetValue(series.Deployment.Provider, out var provider)) return;
        provider.Book(usd);
        series.Remaining.Provider!.Value = provider.Remaining;
    }

    private void Write(in SpendRow row)
    {
        Rows.Add(row);
        Ledger.Add(row);
        Written(row);
    }

    private CallSeries Series(VirtualKey key, Deployment deployment) =>
        _series[key.Index, deployment.Index] ??= new CallSeries(requests, deployments, budgets, config, key, deployment);

    private static ProxyFailure Exceeded(string whose, Budget budget) =>
        new(ProxyFailure.BudgetExceeded, 400, null, FormattableString.Invariant($"Budget has been exceeded! {whose}Current cost: {budget.Spend:0.0#####}, Max budget: {budget.Limit:0.0}"));
}
