using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>Every family of Gatewayz's <c>/metrics</c>, by area.</summary>
internal sealed class GatewayzFamilies
{
    public GatewayzFamilies(MetricRegistry registry)
    {
        Process = new PythonProcessMetrics(registry, "3.11.7", baseMemory: 262e6, maxOpenFiles: 20_000);
        EventLoop = new EventLoopMetrics(registry);
        Http = new HttpMetrics(registry);
        Inference = new InferenceMetrics(registry);
        Stages = new StageMetrics(registry);
        TokenCounts = new TokenCountMetrics(registry);
        Pricing = new PricingMetrics(registry);
        Credits = new CreditMetrics(registry);
        Catalog = new CatalogMetrics(registry);
        Database = new DatabaseMetrics(registry);
        Breakers = new BreakerMetrics(registry);
        Protection = new ProtectionMetrics(registry);
        ApiKeys = new ApiKeyMetrics(registry);
        Redis = new RedisMetrics(registry);
        DeadMetrics.Register(registry);
    }

    public PythonProcessMetrics Process { get; }

    public EventLoopMetrics EventLoop { get; }

    public HttpMetrics Http { get; }

    public InferenceMetrics Inference { get; }

    public StageMetrics Stages { get; }

    public TokenCountMetrics TokenCounts { get; }

    public PricingMetrics Pricing { get; }

    public CreditMetrics Credits { get; }

    public CatalogMetrics Catalog { get; }

    public DatabaseMetrics Database { get; }

    public BreakerMetrics Breakers { get; }

    public ProtectionMetrics Protection { get; }

    public ApiKeyMetrics ApiKeys { get; }

    public RedisMetrics Redis { get; }
}
