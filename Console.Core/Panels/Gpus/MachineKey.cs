namespace OperatorConsole.Core.Panels.Gpus;

/// <summary>What makes a GPU, a node or a server itself.</summary>
/// <param name="Gateway">The gateway that tells of it.</param>
/// <param name="Node">The machine; empty where it is not told.</param>
/// <param name="Part">What on the machine, such as <c>GPU 2</c> or a model; empty for the machine itself.</param>
public sealed record MachineKey(string Gateway, string Node, string Part)
{
    /// <summary>By machine, and on it by number.</summary>
    public static IComparer<MachineKey> Order { get; } = Comparer<MachineKey>.Create((a, b) =>
    {
        var order = string.CompareOrdinal(a.Node, b.Node);
        if (order == 0) order = a.Part.Length.CompareTo(b.Part.Length);
        if (order == 0) order = string.CompareOrdinal(a.Part, b.Part);
        return order != 0 ? order : string.CompareOrdinal(a.Gateway, b.Gateway);
    });

    /// <summary>For people: <c>gpu-node-1 GPU 2</c>.</summary>
    public override string ToString() => $"{Node} {Part}".Trim();
}
