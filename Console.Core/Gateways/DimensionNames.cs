namespace OperatorConsole.Core.Gateways;

/// <summary>The names of that by which signals can be told apart.</summary>
public static class DimensionNames
{
    /// <summary>Whose models answer, such as <c>openai</c>.</summary>
    public const string Provider = "provider";

    /// <summary>The model that was asked.</summary>
    public const string Model = "model";

    /// <summary>What was called: a route of the gateway or a path of its API.</summary>
    public const string Route = "route";

    /// <summary>The layer that answered.</summary>
    public const string Layer = "layer";

    /// <summary>The part of the gateway requests come through.</summary>
    public const string Surface = "surface";

    /// <summary>The kind of client.</summary>
    public const string Client = "client";

    /// <summary>The agent or tool that asks.</summary>
    public const string Tool = "tool";

    /// <summary>The team that pays.</summary>
    public const string Team = "team";

    /// <summary>The name of an API key; never the key.</summary>
    public const string Key = "key";

    /// <summary>The kind of an error.</summary>
    public const string Kind = "kind";

    /// <summary>A machine.</summary>
    public const string Node = "node";

    /// <summary>A GPU, by its machine and number.</summary>
    public const string Gpu = "gpu";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Provider, Model, Route, Layer, Surface, Client, Tool, Team, Key, Kind, Node, Gpu];

    /// <summary>Those a page's address can choose a value of.</summary>
    public static IReadOnlyList<string> OfFilters { get; } = [Provider, Model, Route];
}
