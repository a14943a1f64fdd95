namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>Which layer of the gateway answered a request; <see cref="Miss"/> exists for cache lookups only.</summary>
internal enum Layer
{
    AuthBlocked,
    ExactCache,
    SemanticCache,
    Slm,
    Cloud,
    Miss,
}

internal static class LayerNames
{
    private static readonly string[] Long = ["L0_AuthBlocked", "L1a_ExactCache", "L1b_SemanticCache", "L2_SLM", "L3_Cloud", "miss"];
    private static readonly string[] Short = ["l0", "l1a", "l1b", "l2", "l3", "miss"];

    /// <summary>The name in metrics, in the gateway's log line and in the request log.</summary>
    public static string LongName(this Layer layer) => Long[(int)layer];

    /// <summary>The name in headers, in the debug endpoints and in the proxy's log line.</summary>
    public static string ShortName(this Layer layer) => Short[(int)layer];

    /// <summary>Whether Isartor calls such a request deflected: a rejected one, too.</summary>
    public static bool IsDeflected(this Layer layer) => layer is not (Layer.Cloud or Layer.Miss);

    /// <summary>Whether the layer spared a call to the cloud.</summary>
    public static bool SavesTokens(this Layer layer) => layer is Layer.ExactCache or Layer.SemanticCache or Layer.Slm;
}
