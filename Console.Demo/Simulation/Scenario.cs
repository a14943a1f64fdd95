namespace OperatorConsole.Demo.Simulation;

/// <summary>A kind of incident the demo can play.</summary>
/// <param name="Name">Its name in <c>POST /scenario/{name}</c>.</param>
/// <param name="Description">What goes wrong, in one sentence.</param>
/// <param name="Targets">What it can hit; the first is the default.</param>
/// <param name="TypicalMinutes">How long it lasts unless said otherwise.</param>
internal sealed record Scenario(string Name, string Description, string[] Targets, int TypicalMinutes)
{
    public const string ProviderOutage = "provider-outage";
    public const string SlowModel = "slow-model";
    public const string CacheCollapse = "cache-collapse";
    public const string AuthFlood = "auth-flood";
    public const string GpuNodeLost = "gpu-node-lost";
    public const string XidError = "xid-error";
    public const string SpendSpike = "spend-spike";
    public const string GatewayRestart = "gateway-restart";
    public const string GatewayDown = "gateway-down";

    /// <summary>All of them, as <c>GET /scenario</c> lists them.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(ProviderOutage, "A provider answers most calls with 5xx or 429.", [Providers.OpenAi, Providers.Anthropic, Providers.Google, Providers.Groq, Providers.Cerebras], 18),
        new(SlowModel, "A model takes several times as long to answer.", [Models.Gpt4o, Models.ClaudeSonnet, Models.GeminiFlash, Models.Llama70B], 25),
        new(CacheCollapse, "Caches are cold: almost nothing is answered from them.", [GatewayNames.Edge, GatewayNames.Strata, GatewayNames.Proxy], 30),
        new(AuthFlood, "A client with an expired key retries without pause: a flood of 401.", [GatewayNames.Edge, GatewayNames.Chat, GatewayNames.Hub], 15),
        new(GpuNodeLost, "A GPU node is lost: its series vanish.", [GpuNodes.Second, GpuNodes.First], 20),
        new(XidError, "A GPU reports an Xid error and drops out of work.", [GpuNodes.First, GpuNodes.Second], 12),
        new(SpendSpike, "One team runs a batch job on the most expensive model.", [GatewayNames.Proxy, GatewayNames.Hub, GatewayNames.Chat], 40),
        new(GatewayRestart, "A gateway restarts: its counters begin at zero again.", [GatewayNames.Chat, GatewayNames.Hub, GatewayNames.Strata, GatewayNames.Proxy, GatewayNames.Edge], 1),
        new(GatewayDown, "A gateway is down: nothing answers on its port.", [GatewayNames.Strata, GatewayNames.Hub, GatewayNames.Chat, GatewayNames.Proxy, GatewayNames.Edge], 8),
    ];

    public static Scenario? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}
