using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Gpus;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/gpus</c>: GPUs, nodes and inference servers.</summary>
internal static class GpusApi
{
    public static void MapGpusApi(this IEndpointRouteBuilder api) => api.MapGet("/gpus", ListAsync).WithTags("GPUs")
        .WithName("ListGpus").WithSummary("All GPUs, nodes and inference servers, the worst first; what vanished within a day is lost, not gone.");

    private static async Task<Ok<GpusAnswer>> ListAsync(LiveFeed<GpusSnapshot> feed, CancellationToken cancellation)
    {
        var snapshot = await feed.GetAsync(cancellation);
        return TypedResults.Ok(new GpusAnswer(
            snapshot.AsOf, [.. snapshot.Gpus.Select(GpuAnswer.Of)], [.. snapshot.Nodes.Select(NodeAnswer.Of)], [.. snapshot.Servers.Select(ServerAnswer.Of)],
            FailureAnswer.Of(snapshot.Failure)));
    }
}

/// <summary>All machines at one moment.</summary>
internal sealed record GpusAnswer(
    DateTimeOffset AsOf, IReadOnlyList<GpuAnswer> Gpus, IReadOnlyList<NodeAnswer> Nodes, IReadOnlyList<ServerAnswer> Servers, FailureAnswer? Failure);

/// <summary>A GPU, or a node of which no more is told: then <c>gpu</c> is left out.</summary>
internal sealed record GpuAnswer(
    string Gateway, string Node, string? Gpu, GpuStatus Status, IReadOnlyList<string> Reasons, DateTimeOffset LastSeen, IReadOnlyDictionary<string, ReadingAnswer> Signals)
{
    public static GpuAnswer Of(GpuRow row) => new(
        row.Key.Gateway, row.Key.Node, row.Key.Part.Length > 0 ? row.Key.Part : null, row.Status, row.Reasons, row.LastSeen, new Dictionary<string, ReadingAnswer>
        {
            ["up"] = ReadingAnswer.Of(row.Up),
            ["utilisation"] = ReadingAnswer.Of(row.Utilisation),
            ["memory"] = ReadingAnswer.Of(row.Memory),
            ["memoryUsed"] = ReadingAnswer.Of(row.MemoryUsed),
            ["temperature"] = ReadingAnswer.Of(row.Temperature),
            ["memoryTemperature"] = ReadingAnswer.Of(row.MemoryTemperature),
            ["power"] = ReadingAnswer.Of(row.Power),
            ["clock"] = ReadingAnswer.Of(row.Clock),
            ["xid"] = ReadingAnswer.Of(row.Xid),
            ["ecc"] = ReadingAnswer.Of(row.Ecc),
        });
}

/// <summary>A machine.</summary>
internal sealed record NodeAnswer(
    string Node, GpuStatus Status, int Reporting, int Gpus, ReadingAnswer Utilisation, ReadingAnswer Memory, ReadingAnswer Temperature, ReadingAnswer Power, DateTimeOffset LastSeen)
{
    public static NodeAnswer Of(NodeSummary node) => new(
        node.Node, node.Status, node.Reporting, node.Gpus, ReadingAnswer.Of(node.Utilisation), ReadingAnswer.Of(node.Memory), ReadingAnswer.Of(node.Temperature),
        ReadingAnswer.Of(node.Power), node.LastSeen);
}

/// <summary>An inference server.</summary>
internal sealed record ServerAnswer(
    string Gateway, string Server, string Model, bool Lost, DateTimeOffset LastSeen, ReadingAnswer Running, ReadingAnswer Waiting, ReadingAnswer KvCache)
{
    public static ServerAnswer Of(ServerRow row) => new(
        row.Key.Gateway, row.Key.Node, row.Key.Part, row.IsLost, row.LastSeen, ReadingAnswer.Of(row.Running), ReadingAnswer.Of(row.Waiting), ReadingAnswer.Of(row.KvCache));
}
