using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>What is left of budgets and of the keys' own rate limits. Unlimited budgets are <c>+Inf</c>, unlimited rates the largest 64-bit number.</summary>
internal sealed class BudgetMetrics
{
    private readonly MetricFamily<Gauge> _teamRemaining, _teamLimit, _teamHours;
    private readonly MetricFamily<Gauge> _keyRemaining, _keyLimit, _keyHours;
    private readonly MetricFamily<Gauge> _userRemaining, _userLimit, _userHours;
    private readonly MetricFamily<Gauge> _keyRequests, _keyTokens;
    private readonly MetricFamily<Gauge> _provider, _users, _teams;

    public BudgetMetrics(MetricRegistry registry)
    {
        _teamRemaining = registry.Gauge("litellm_remaining_team_budget_metric", "Remaining budget for team", LabelNames.Team);
        _teamLimit = registry.Gauge("litellm_team_max_budget_metric", "Maximum budget set for team", LabelNames.Team);
        _teamHours = registry.Gauge("litellm_team_budget_remaining_hours_metric", "Remaining days for team budget to be reset", LabelNames.Team);
        _keyRemaining = registry.Gauge("litellm_remaining_api_key_budget_metric", "Remaining budget for api key", LabelNames.ApiKey);
        _keyLimit = registry.Gauge("litellm_api_key_max_budget_metric", "Maximum budget set for api key", LabelNames.ApiKey);
        _keyHours = registry.Gauge("litellm_api_key_budget_remaining_hours_metric", "Remaining hours for api key budget to be reset", LabelNames.ApiKey);
        _userRemaining = registry.Gauge("litellm_remaining_user_budget_metric", "Remaining budget for user", "user");
        _userLimit = registry.Gauge("litellm_user_max_budget_metric", "Maximum budget set for user", "user");
        _userHours = registry.Gauge("litellm_user_budget_remaining_hours_metric", "Remaining hours for user budget to be reset", "user");
        // No organisations here: the families print their headers only.
        registry.Gauge("litellm_remaining_org_budget_metric", "Remaining budget for org", "org_id", "org_alias");
        registry.Gauge("litellm_org_max_budget_metric", "Maximum budget set for org", "org_id", "org_alias");
        registry.Gauge("litellm_org_budget_remaining_hours_metric", "Remaining hours for org budget to be reset", "org_id", "org_alias");
        _keyRequests = registry.Gauge("litellm_remaining_api_key_requests_for_model", "Remaining Requests API Key can make for model (model based rpm limit on key)", LabelNames.KeyModel);
        _keyTokens = registry.Gauge("litellm_remaining_api_key_tokens_for_model", "Remaining Tokens API Key can make for model (model based tpm limit on key)", LabelNames.KeyModel);
        _provider = registry.Gauge("litellm_provider_remaining_budget_metric", "Remaining budget for provider - used when you set provider budget limits", "api_provider");
        _users = registry.Gauge("litellm_total_users", "Total number of users in LiteLLM");
        _teams = registry.Gauge("litellm_teams_count", "Total number of teams in LiteLLM");
    }

    /// <summary>All budgets, as the proxy prints them at its start and every five minutes.</summary>
    public void Show(ProxyConfig config, DateTimeOffset now)
    {
        foreach (var team in config.Teams) Show(_teamRemaining, _teamLimit, _teamHours, team.Budget, now, team.Id, team.Alias);
        foreach (var key in config.Keys) Show(_keyRemaining, _keyLimit, _keyHours, key.Budget, now, key.Hash, key.Alias);
        foreach (var user in config.Users) Show(_userRemaining, _userLimit, _userHours, user.Budget, now, user.Id);
        foreach (var (provider, budget) in config.ProviderBudgets) _provider.With(provider).Value = budget.Remaining;
        _users.Value.Value = config.Users.Length;
        _teams.Value.Value = config.Teams.Length;
    }

    public RemainingBudgets RemainingOf(VirtualKey key, string provider, ProxyConfig config) => new(
        _teamRemaining.With(key.Team.Id, key.Team.Alias),
        _keyRemaining.With(key.Hash, key.Alias),
        _userRemaining.With(key.User.Id),
        config.ProviderBudgets.ContainsKey(provider) ? _provider.With(provider) : null);

    public KeyRateGauges KeyRates(VirtualKey key, Deployment deployment) => new(
        _keyRequests.With(key.Hash, key.Alias, deployment.Group, deployment.Id),
        _keyTokens.With(key.Hash, key.Alias, deployment.Group, deployment.Id));

    private static void Show(
        MetricFamily<Gauge> remaining, MetricFamily<Gauge> limit, MetricFamily<Gauge> hours, Budget budget, DateTimeOffset now, params ReadOnlySpan<string> labels)
    {
        remaining.With(labels).Value = budget.Remaining;
        limit.With(labels).Value = budget.Limit ?? double.PositiveInfinity;
        if (budget.ResetAt is { } reset) hours.With(labels).Value = (reset - now).TotalHours;
    }
}
