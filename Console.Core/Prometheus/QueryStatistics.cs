using System.Text.Json;

namespace OperatorConsole.Core.Prometheus;

/// <summary>What a server says of its work on a query.</summary>
/// <param name="Evaluation">How long it evaluated; null where it does not say.</param>
/// <param name="Samples">How many samples it looked at.</param>
public sealed record QueryStatistics(TimeSpan? Evaluation, long? Samples)
{
    /// <summary>Reads <c>{"timings":{"evalTotalTime":0.0005,…},"samples":{"totalQueryableSamples":12,…}}</c>; other servers give other things, which count as nothing.</summary>
    internal static QueryStatistics? Read(JsonElement stats)
    {
        var seconds = Number(stats, "timings", "evalTotalTime");
        var samples = Number(stats, "samples", "totalQueryableSamples");
        return seconds is null && samples is null
            ? null
            : new QueryStatistics(seconds is >= 0 and < 86_400 ? TimeSpan.FromSeconds(seconds.Value) : null, samples is >= 0 and < 1e18 ? (long)samples : null);
    }

    private static double? Number(JsonElement stats, string group, string name) =>
        stats.ValueKind == JsonValueKind.Object && stats.TryGetProperty(group, out var values)
        && values.ValueKind == JsonValueKind.Object && values.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : null;
}
