using System.Buffers.Binary;
using System.Text.Json;
using OperatorConsole.Bench.Running;

namespace OperatorConsole.Bench.Queries;

/// <summary>What a frame says about its first panel.</summary>
/// <param name="Queries">The PromQL it stands for.</param>
/// <param name="StartMs">The first moment.</param>
/// <param name="StepMs">The distance of two moments.</param>
/// <param name="Count">How many moments.</param>
/// <param name="IsWhole">Whether it is sent whole.</param>
/// <param name="State">Such as <c>value</c>.</param>
internal sealed record PanelFrame(IReadOnlyList<string> Queries, long StartMs, long StepMs, int Count, bool IsWhole, string State)
{
    public static async Task<PanelFrame> FetchAsync(ConsoleUnderTest console, string address)
    {
        var frame = await console.Http.GetByteArrayAsync(new Uri(console.Address, address));
        using var header = JsonDocument.Parse(frame.AsMemory(8, BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(4))));
        var panel = header.RootElement.GetProperty("panels")[0];
        return new PanelFrame(
            [.. panel.GetProperty("queries").EnumerateArray().Select(q => q.GetString()!)],
            panel.GetProperty("start").GetInt64(), panel.GetProperty("step").GetInt64(), panel.GetProperty("count").GetInt32(),
            panel.GetProperty("whole").GetBoolean(), panel.GetProperty("state").GetString()!);
    }
}
