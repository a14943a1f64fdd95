using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>What users, health checks and attackers ask of the gateway.</summary>
internal sealed class PrivateRouterTraffic(SimulationRandom random, Customers customers, GpuFleet fleet)
{
    private const double ChatPerSecond = 3.3;
    private const double BatchPerSecond = 2.5;
    private const double FloodPerSecond = 24;

    private static readonly Offer[] Offers = [Offer.Local, Offer.Gpt4oMini, Offer.Gpt4o, Offer.ClaudeSonnet, Offer.GeminiFlash, Offer.GroqLlama70B];
    private static readonly double[] OfferWeights = [0.36, 0.16, 0.14, 0.14, 0.11, 0.09];

    /// <summary>Routes of the web app with their mean requests per second and their median latency.</summary>
    private static readonly (Route Route, double PerSecond, double Seconds, int Bytes)[] Pages =
    [
        (Route.Balance, 0.42, 0.012, 46),
        (Route.Models, 0.16, 0.006, 1_184),
        (Route.Key, 0.12, 0.010, 212),
        (Route.Conversations, 0.09, 0.018, 148),
        (Route.SignUp, 0.0008, 0.21, 331),
    ];

    private static readonly Client Flooder = Client.Api(64, 0);

    /// <summary>Begins everything that begins in this second.</summary>
    public void Second(Conditions conditions, Action<Exchange> begin)
    {
        for (var i = random.Poisson(ChatPerSecond * conditions.Load); i > 0; i--) Chat(conditions, begin, customers.Pick(random), DrawOffer(), 420, 180);
        foreach (var (route, perSecond, seconds, bytes) in Pages)
            for (var i = random.Poisson(perSecond * conditions.Load); i > 0; i--) begin(Page(conditions, route, seconds, bytes));
        if (conditions.Time.Second % 10 == 3) begin(Create(conditions, Route.Health, 200, random.LogNormal(0.0011, 0.3), Client.HealthCheck(Port())) with { Bytes = 15 });
        if (conditions.Is(Scenario.SpendSpike, GatewayNames.Chat))
            for (var i = random.Poisson(BatchPerSecond); i > 0; i--) Chat(conditions, begin, Customers.BatchTeam, Offer.ClaudeSonnet, 6_000, 120);
        if (conditions.Is(Scenario.AuthFlood, GatewayNames.Chat))
            for (var i = random.Poisson(FloodPerSecond); i > 0; i--) begin(Rejected(conditions, Route.Chat, Flooder with { Port = Port() }));
    }

    public Exchange Heartbeat(Conditions conditions, GpuNode node) =>
        Create(conditions, Route.Heartbeat, 200, random.LogNormal(0.009, 0.4), Client.Node(node.Id, Port())) with { Parameter = node.Id, Bytes = 15 };

    private void Chat(Conditions conditions, Action<Exchange> begin, int user, Offer offer, int medianPrompt, int medianCompletion)
    {
        var client = Client.Api(user, Port());
        if (!customers.HasCredit(user))
        {
            begin(Create(conditions, Route.Chat, 402, random.LogNormal(0.012, 0.4), client) with { UserId = user, Bytes = 34 });
            PayIn(conditions, begin, user);
            return;
        }
        var call = Call(conditions, offer, medianPrompt, medianCompletion);
        var seconds = random.LogNormal(0.02, 0.4) + call.Seconds;
        // A provider that does not answer in time surfaces as an exception nobody handles, every other failure as 502.
        var (status, exception, bytes) = call.Status switch
        {
            200 => (200, null, 380 + (call.CompletionTokens * 4)),
            504 => (500, "ReadTimeout", 21),
            _ => (502, (string?)null, 41),
        };
        begin(Create(conditions, Route.Chat, status, seconds, client) with { UserId = user, Call = call, Exception = exception, Bytes = bytes });
    }

    private UpstreamCall Call(Conditions conditions, Offer offer, int medianPrompt, int medianCompletion)
    {
        if (offer != Offer.Local) return UpstreamCall.Play(offer, conditions, random, medianPrompt, medianCompletion);
        var node = fleet.Pick(random);
        if (node is null) return new UpstreamCall(offer, medianPrompt, 0, 0.004, 0.004, 503);
        // Until a sweep notices, work is still sent to a node that is gone: the connection attempt times out.
        return conditions.Is(Scenario.GpuNodeLost, node.Name)
            ? new UpstreamCall(offer, medianPrompt, 0, 5, 5 + (random.NextDouble() * 0.02), 502)
            : UpstreamCall.Play(offer, conditions, random, medianPrompt, medianCompletion);
    }

    /// <summary>Some users without credit top up; the batch team has an account manager who grants it.</summary>
    private void PayIn(Conditions conditions, Action<Exchange> begin, int user)
    {
        if (!random.Chance(user == Customers.BatchTeam ? 0.2 : 0.04)) return;
        if (user == Customers.BatchTeam)
        {
            customers.Add(user, 150);
            var administrator = Create(conditions, Route.Credits, 200, random.LogNormal(0.02, 0.4), Client.Web(Port()));
            begin(administrator with { UserId = Customers.Administrator, Parameter = user, Bytes = 61 });
            return;
        }
        customers.Add(user, random.Between(1.0, 5.0));
        begin(Create(conditions, Route.TopUp, 200, random.LogNormal(0.35, 0.4), Client.Web(Port())) with { UserId = user, Bytes = 58 });
    }

    private Exchange Page(Conditions conditions, Route route, double medianSeconds, int bytes)
    {
        var user = customers.Pick(random);
        var client = route == Route.Models ? Client.Api(user, Port()) : Client.Web(Port());
        if (route == Route.Balance && random.Chance(0.03)) return Rejected(conditions, route, client);
        var seconds = random.LogNormal(medianSeconds, 0.45);
        if (route == Route.SignUp) return Create(conditions, route, customers.SignUp() is null ? 403 : 200, seconds, client) with { Bytes = bytes };
        return Create(conditions, route, 200, seconds, client) with { UserId = user, Parameter = user, Bytes = bytes };
    }

    private Exchange Rejected(Conditions conditions, Route route, Client client) =>
        Create(conditions, route, 401, random.LogNormal(0.0009, 0.3), client) with { Bytes = 30 };

    private Exchange Create(Conditions conditions, Route route, int status, double seconds, Client client) =>
        new(route, status, conditions.Time.AddTicks((long)(random.NextDouble() * TimeSpan.TicksPerSecond)), seconds, RequestId.Draw(random), client);

    private Offer DrawOffer() => Offers[random.Weighted(OfferWeights)];

    private int Port() => random.Between(32_768, 60_999);
}
