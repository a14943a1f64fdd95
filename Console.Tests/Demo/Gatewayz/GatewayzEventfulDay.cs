using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>Some days in which everything goes wrong that can, but for a restart in the end.</summary>
public sealed class GatewayzEventfulDay
{
    public GatewayzEventfulDay()
    {
        var run = GatewayzRun.Calm(TimeSpan.FromHours(6));
        run.Advance(TimeSpan.FromMinutes(30));
        foreach (var provider in (string[])[Providers.OpenAi, Providers.Groq])
        {
            run.Play(Scenario.ProviderOutage, provider, TimeSpan.FromMinutes(45));
            run.Advance(TimeSpan.FromMinutes(75));
        }
        run.Play(Scenario.AuthFlood, GatewayNames.Hub, TimeSpan.FromMinutes(10));
        run.Advance(TimeSpan.FromMinutes(15));
        run.Play(Scenario.SpendSpike, GatewayNames.Hub, TimeSpan.FromMinutes(45));
        run.Play(Scenario.SlowModel, Models.ClaudeSonnet, TimeSpan.FromMinutes(20));
        run.Advance(TimeSpan.FromMinutes(60));
        Metrics = run.Metrics;
        Written = [.. Metrics.Families.Values.Where(f => f.Lines.Count > 0).Select(f => f.Name)];

        // Some things happen a few times a week only.
        for (var hour = 0; hour < 30; hour++)
        {
            run.Advance(TimeSpan.FromHours(1));
            Written.UnionWith(run.Gateway.Metrics.Families.Where(f => f.Samples.Count > 0).Select(f => f.Name));
        }
    }

    internal ExpositionText Metrics { get; }

    /// <summary>Every family that ever had a series.</summary>
    internal HashSet<string> Written { get; }
}
