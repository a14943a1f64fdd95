namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>Tells a client by what it calls itself in its User-Agent.</summary>
internal static class Tools
{
    private static readonly (string Part, string Tool)[] Known =
    [
        ("claude-code", "claude-code"), ("copilot", "copilot"), ("cursor", "cursor"), ("codex", "codex"), ("gemini-cli", "gemini-cli"),
        ("openclaw", "openclaw"), ("windsurf", "windsurf"), ("zed", "zed"), ("cline", "cline"), ("roo-code", "roo-code"),
        ("aider", "aider"), ("continue", "continue"), ("curl", "curl"), ("httpie", "httpie"),
    ];

    public static string? Identify(string? userAgent)
    {
        if (userAgent is null) return null;
        foreach (var (part, tool) in Known)
            if (userAgent.Contains(part, StringComparison.OrdinalIgnoreCase)) return tool;
        return null;
    }
}
