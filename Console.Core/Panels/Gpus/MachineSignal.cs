using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels.Gpus;

/// <summary>A signal of a gateway by machine and part: its question, and how the labels of the answer are read.</summary>
internal sealed class MachineSignal
{
    private readonly Gateway _gateway;
    private readonly string? _node;
    private readonly string? _part;

    private MachineSignal(Gateway gateway, ValueSignal signal, string? node, string? part) =>
        (_gateway, Signal, _node, _part, Query) = (gateway, signal, node, part, gateway.Expand(signal.Query, signal.Window, new SignalScope(string.Join(", ", new[] { node, part }.OfType<string>()))));

    public ValueSignal Signal { get; }

    public string Query { get; }

    /// <summary>Null where the gateway has no such signal, or cannot tell it by machine.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="name">The signal.</param>
    /// <param name="part">What stands on a machine: <see cref="DimensionNames.Gpu"/> or <see cref="DimensionNames.Model"/>.</param>
    public static MachineSignal? Find(Gateway gateway, string name, string part)
    {
        if (gateway.Profile.Signals.GetValueOrDefault(name) is not ValueSignal signal) return null;
        var (nodeLabel, partLabel) = (Label(signal, DimensionNames.Node), Label(signal, part));
        return nodeLabel is null && partLabel is null ? null : new MachineSignal(gateway, signal, nodeLabel, partLabel);
    }

    public MachineKey KeyOf(LabelSet labels)
    {
        var node = _node is null ? "" : labels[_node];
        var part = _part is null ? "" : labels[_part];
        // A GPU's name begins with that of its machine.
        return new MachineKey(_gateway.Name, node, node.Length > 0 && part.StartsWith(node, StringComparison.Ordinal) ? part[node.Length..].Trim() : part);
    }

    private static string? Label(ValueSignal signal, string dimension) => (signal.By.GetValueOrDefault(dimension) as LabelDimension)?.Label;
}
