namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>Who may ask: the key in the Authorization header.</summary>
internal static class BearerKey
{
    private const string Scheme = "Bearer ";

    /// <summary>LiteLLM's 401, or none when the key is right.</summary>
    public static IResult? Refusal(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0) return LiteLlmAnswers.Error("Authentication Error, No api key passed in.", "auth_error", "None", StatusCodes.Status401Unauthorized);
        if (!header.StartsWith(Scheme, StringComparison.Ordinal))
            return LiteLlmAnswers.Error("Authentication Error, Malformed API Key passed in. Ensure Key has `Bearer ` prefix.", "auth_error", "None", StatusCodes.Status401Unauthorized);
        var key = header[Scheme.Length..];
        if (key == ProxyConfig.ConsoleKey) return null;
        var end = key.Length > 4 ? key[^4..] : key;
        return LiteLlmAnswers.Error(
            $"Authentication Error, Invalid proxy server token passed. Received API Key = sk-...{end}, Key Hash (Token) ={VirtualKey.HashOf(key)}. Unable to find token in cache or `LiteLLM_VerificationTokenTable`",
            "token_not_found_in_db", "key", StatusCodes.Status401Unauthorized);
    }
}
