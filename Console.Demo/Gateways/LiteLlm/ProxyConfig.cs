using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>The proxy's configuration file and what stands in its database: deployments, teams, users, keys and budgets.</summary>
internal sealed class ProxyConfig
{
    /// <summary>The key the console gets: it reads metrics and asks the debug endpoints.</summary>
    public const string ConsoleKey = "sk-operator-console-demo";

    public const string Version = "1.83.0";

    /// <summary>The proxy's <c>max_budget</c> for everything.</summary>
    public const double MaxBudget = 20_000;

    public const string Gpt4o = Models.Gpt4o;
    public const string Gpt4oMini = Models.Gpt4oMini;
    public const string Claude = Models.ClaudeSonnet;
    public const string Gemini = Models.GeminiFlash;
    public const string Llama = Models.LocalLlama;

    public ProxyConfig()
    {
        var search = new Team("t-7f3a", "search", new Budget(3_000, BudgetPeriod.Month));
        var support = new Team("t-91c2", "support", new Budget(9_000, BudgetPeriod.Month));
        var research = new Team("t-c05d", "research", new Budget(350, BudgetPeriod.Day));
        var admin = new User("default_user_id", "None", Budget.Unlimited());
        var bot = new User("support-bot", "None", Budget.Unlimited());
        var maya = new User("maya", "maya@example.com", new Budget(10_000, BudgetPeriod.Month));
        Teams = [search, support, research];
        Users = [admin, bot, maya];
        ProdWeb = new("prod-web", VirtualKey.HashOf("sk-demo-prod-web"), search, admin)
        {
            ClientIp = "10.0.3.7", UserAgent = "OpenAI/Python 1.59.2", Streams = true,
            Weight = 2.2, Cacheable = 0.26, Groups = [Gpt4oMini, Gemini], GroupWeights = [0.75, 0.25],
        };
        SupportBot = new("support-bot", VirtualKey.HashOf("sk-demo-support-bot"), support, bot)
        {
            Index = 1, Budget = new Budget(8_000, BudgetPeriod.Month), ClientIp = "10.0.3.22", UserAgent = "OpenAI/JS 4.77.0",
            Weight = 0.7, Cacheable = 0.22, Groups = [Gpt4o], GroupWeights = [1],
        };
        NightlyBatch = new("nightly-batch", VirtualKey.HashOf("sk-demo-nightly-batch"), research, maya)
        {
            Index = 2, ClientIp = "10.0.7.40", UserAgent = "AsyncOpenAI/Python 1.59.2", Route = "/v1/chat/completions",
            Weight = 0.2, Cacheable = 0.02, Groups = [Claude], GroupWeights = [1],
        };
        Notebooks = new("notebooks", VirtualKey.HashOf("sk-demo-notebooks"), search, maya)
        {
            Index = 3, Limit = (100, 120_000), ClientIp = "10.0.7.41", UserAgent = "python-httpx/0.27.2", Route = "/v1/chat/completions",
            Weight = 0.9, Cacheable = 0.12, Groups = [Llama], GroupWeights = [1],
        };
        const string checks = "litellm-internal-health-check";
        HealthChecks = new(checks, checks, new Team(checks, checks, Budget.Unlimited()), admin) { Index = 4, Route = "None" };
        Keys = [ProdWeb, SupportBot, NightlyBatch, Notebooks];
        ProviderBudgets = new()
        {
            ["openai"] = new Budget(900, BudgetPeriod.Day),
            ["anthropic"] = new Budget(600, BudgetPeriod.Day),
            ["gemini"] = new Budget(150, BudgetPeriod.Day),
        };
    }

    public Deployment[] Deployments { get; } =
    [
        new(Gpt4oMini, "openai", "e3f1b0c2a9", "https://api.openai.com/v1/", Offer.Gpt4oMini, 128_000, 16_384) { Index = 0, ProviderLimit = (10_000, 2_000_000) },
        new(Gpt4o, "openai", "5b7d90e41c", "https://api.openai.com/v1/", Offer.Gpt4o, 128_000, 16_384) { Index = 1, ProviderLimit = (5_000, 800_000), ConfiguredLimit = (500, 300_000) },
        new(Gpt4o, "openai", "c81a26f7d3", "https://eu.api.openai.com/v1/", Offer.Gpt4o, 128_000, 16_384) { Index = 2, ProviderLimit = (5_000, 800_000), ConfiguredLimit = (500, 300_000) },
        new(Claude, "anthropic", "9d02c4ab58", "https://api.anthropic.com/v1/messages", Offer.ClaudeSonnet, 200_000, 64_000) { Index = 3, ProviderLimit = (4_000, 2_000_000) },
        new(Gemini, "gemini", "17e6fa03b2", "https://generativelanguage.googleapis.com/v1beta", Offer.GeminiFlash, 1_048_576, 65_535) { Index = 4 },
        new(Llama, "hosted_vllm", "f40c7d91e6", "http://vllm.internal:8000/v1", Offer.Local, 131_072, 8_192) { Index = 5 },
    ];

    /// <summary>Where a group's request goes when the group cannot answer.</summary>
    public Dictionary<string, string> Fallbacks { get; } = new() { [Gpt4oMini] = Gemini, [Gemini] = Gpt4oMini };

    public Team[] Teams { get; }

    public User[] Users { get; }

    /// <summary>The keys clients have.</summary>
    public VirtualKey[] Keys { get; }

    public VirtualKey ProdWeb { get; }

    public VirtualKey SupportBot { get; }

    public VirtualKey NightlyBatch { get; }

    public VirtualKey Notebooks { get; }

    /// <summary>The account the proxy's own health checks are booked on.</summary>
    public VirtualKey HealthChecks { get; }

    public Dictionary<string, Budget> ProviderBudgets { get; }

    public IEnumerable<Budget> Budgets =>
        Teams.Select(t => t.Budget).Concat(Keys.Select(k => k.Budget)).Concat(Users.Select(u => u.Budget)).Concat(ProviderBudgets.Values);
}
