using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Isartor;

/// <summary><c>GET /health</c>: always 200. The words are constants or settings, the numbers are counted.</summary>
/// <remarks><code>{"status":"ok","version":"2026.4.4","layers":{"l1a":"active","l3":"no_api_key"},"uptime_seconds":86412,"proxy":"active"}</code></remarks>
public sealed record IsartorHealth
{
    /// <summary>The release.</summary>
    public string? Version { get; init; }

    /// <summary>What it says of each layer. Nothing is probed: <c>active</c> means compiled in or configured.</summary>
    public IReadOnlyDictionary<string, string> Layers { get; init; } = new Dictionary<string, string>();

    /// <summary>How long the process runs; it tells processes apart.</summary>
    public TimeSpan? Uptime { get; init; }

    /// <summary>Whether the CONNECT proxy is on.</summary>
    public string? Proxy { get; init; }

    /// <summary>Whether it plays a demo.</summary>
    public bool? DemoMode { get; init; }

    internal static IsartorHealth? Read(DebugFields fields)
    {
        if (fields.Text("status") is null && fields.Object("layers") is null) return null;
        return new IsartorHealth
        {
            Version = fields.Text("version"),
            Layers = fields.Object("layers")?.TextsByName() ?? new Dictionary<string, string>(),
            Uptime = fields.Number("uptime_seconds") is { } seconds and >= 0 and < 1e10 ? TimeSpan.FromSeconds(seconds) : null,
            Proxy = fields.Text("proxy"),
            DemoMode = fields.Flag("demo_mode"),
        };
    }
}
