namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The gateway's error bodies; every protocol has its own.</summary>
internal static class IsartorErrors
{
    public static ErrorBody Unauthorized { get; } = new("Unauthorized", "Missing or invalid X-API-Key header (or Authorization: Bearer)");

    /// <summary>A failed provider: the handler puts the provider's name before an error that has it already.</summary>
    public static string BadGateway(string family, string failure)
    {
        var message = $"[{IsartorSettings.Provider}] [{IsartorSettings.Provider}] {failure}";
        return family switch
        {
            "native" => $$"""{"layer":3,"message":"{{message}}","model":null}""",
            _ => IsartorJson.Write(new { Error = new { Message = message } }),
        };
    }
}

/// <summary>A short error name, and in some places a sentence.</summary>
internal sealed record ErrorBody(string Error, string? Message = null);
