using OperatorConsole.Core.Gateways;
using OperatorConsole.Demo.Gateways;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo;

/// <summary>What the built-in profiles know of metrics and what the simulated gateways export are the same: names, types, labels, values, buckets.</summary>
public sealed class KnownMetricsTests
{
    private static readonly Dictionary<string, string> ProfileOf = new()
    {
        [GatewayNames.Strata] = "stratarouter",
        [GatewayNames.Chat] = "privaterouter",
        [GatewayNames.Edge] = "isartor",
        [GatewayNames.Hub] = "gatewayz",
        [GatewayNames.Proxy] = "litellm",
        [GatewayNames.Inference] = "vllm",
        [GatewayNames.Gpu] = "dcgm",
    };

    /// <summary>Families every program of the client library has, and services' own of LiteLLM, whose labels are named after them.</summary>
    private static readonly string[] NotDescribed = ["process_", "python_", "target_info", "http_request_duration_highr", "http_request_size", "http_response_size", "litellm_redis_", "litellm_postgres_", "litellm_self_", "litellm_router_", "litellm_auth_", "litellm_proxy_pre_call", "litellm_batch_", "litellm_reset_"];

    public static TheoryData<string> Gateways => [.. ProfileOf.Keys];

    [Theory, MemberData(nameof(Gateways))]
    public void Families_OfASimulatedGateway_AreThoseTheProfileKnows(string gateway)
    {
        var metrics = ProfileCatalogue.Load().Find(ProfileOf[gateway]).Value!.Metrics;
        var problems = new List<string>();
        foreach (var family in Exposed(gateway))
        {
            if (NotDescribed.Any(p => family.Name.StartsWith(p, StringComparison.Ordinal)) || family.Name.EndsWith("_created", StringComparison.Ordinal)) continue;
            if (!metrics.TryFind(family.Name, out var known) && !metrics.TryFind(family.Name + "_count", out known))
            {
                // What vLLM's web framework counts is not of the gateway.
                if (!family.Name.StartsWith("http_", StringComparison.Ordinal)) problems.Add($"{family.Name} is not known");
                continue;
            }
            if (!known.Type.ToString().Equals(family.Kind, StringComparison.OrdinalIgnoreCase)) problems.Add($"{family.Name} is a {family.Kind}, not a {known.Type}");
            if (known.IsNeverWritten && family.Samples.Any(s => s.Value is not ("0" or "0.0") && !s.Name.EndsWith("_bucket", StringComparison.Ordinal))) problems.Add($"{family.Name} is written");
            problems.AddRange(Labels(family, known, metrics.ExtraLabels).Distinct());
            problems.AddRange(Buckets(family, known));
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void Families_OfGatewayz_AreNeverWrittenInFortyCases() =>
        Assert.Equal((129, 40), ProfileCatalogue.Load().Find("gatewayz").Value!.Variants[0].Profile.Metrics is var m ? (m.All.Count, m.All.Count(k => k.IsNeverWritten)) : default);

    [Fact]
    public void Find_OfAHistogramsSeries_GivesTheHistogramAndOfAFormerName_ItsSuccessor()
    {
        var metrics = ProfileCatalogue.Load().Find("vllm").Value!.Metrics;
        Assert.True(metrics.TryFind("vllm:time_per_output_token_seconds_bucket", out var metric));
        Assert.Equal("vllm:inter_token_latency_seconds", metric.Name);
        Assert.True(ProfileCatalogue.Load().Find("isartor").Value!.Metrics.IsUnknown("isartor_latency_seconds_bucket"));
        Assert.False(metrics.IsUnknown("vllm:anything"));
    }

    private static IEnumerable<string> Labels(ExposedFamily family, KnownMetric known, IReadOnlyList<string> extra)
    {
        foreach (var (name, value) in family.Samples.SelectMany(s => s.Labels))
        {
            if (name is "le" or "quantile" or "job") continue;
            if (known.Labels.FirstOrDefault(l => l.Name == name) is not { } label)
            {
                if (!extra.Contains(name)) yield return $"{family.Name} has the label {name}, which is not known";
            }
            else if (label.Values.Count > 0 && !label.Values.ContainsKey(value)) yield return $"{family.Name} has {name}=“{value}”, which is not known";
            else if (label.Pattern is { } pattern && !System.Text.RegularExpressions.Regex.IsMatch(value, $"^(?:{pattern})$")) yield return $"{family.Name} has {name}=“{value}”, which is not like {pattern}";
        }
    }

    private static IEnumerable<string> Buckets(ExposedFamily family, KnownMetric known)
    {
        if (known.Buckets.Count == 0 || family.Samples.Count == 0) yield break;
        var bounds = family.Samples.SelectMany(s => s.Labels).Where(l => l.Name == "le" && l.Value != "+Inf").Select(l => double.Parse(l.Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order();
        if (!bounds.SequenceEqual(known.Buckets)) yield return $"{family.Name} has the buckets {string.Join(", ", bounds)}";
    }

    /// <summary>What it exports after a day with an incident of every kind that concerns it.</summary>
    private static IReadOnlyList<ExposedFamily> Exposed(string name)
    {
        var world = new World(3);
        var gateway = Fleet.Create(world).Single(g => g.Name == name);
        var start = new DateTimeOffset(2026, 3, 3, 6, 0, 0, TimeSpan.Zero);
        gateway.Begin(start);
        gateway.Advance(start.AddHours(6));
        lock (gateway.Gate)
        {
            return name switch
            {
                GatewayNames.Gpu => FromSamples(gateway),
                _ => Simulated.Exposed.Parse(gateway.Metrics.Expose()).Families,
            };
        }
    }

    // The exporters of the nodes have registries of their own.
    private static IReadOnlyList<ExposedFamily> FromSamples(SimulatedGateway gateway) =>
        Simulated.Exposed.Parse(((OperatorConsole.Demo.Gateways.Dcgm.DcgmGateway)gateway).Exporters[0].Expose()).Families;
}
