namespace OperatorConsole.Core.Requests.Redaction;

/// <summary>Names of fields whose values are not for everyone, however they are spelled: <c>x-api-key</c>, <c>xApiKey</c> and <c>X_API_KEY</c> are one.</summary>
internal static class SecretKeys
{
    private static readonly HashSet<string> Names =
    [
        "authorization", "proxyauthorization", "cookie", "setcookie", "xapikey", "apikey", "xgoogapikey", "xauthtoken", "accesstoken", "refreshtoken", "idtoken",
        "password", "passwd", "secret", "clientsecret", "privatekey", "masterkey",
        // What users write and models answer
        "messages", "prompt", "input", "completion", "response", "requestbody", "responsebody", "proxyserverrequest",
    ];

    public static bool Contains(string name)
    {
        Span<char> plain = stackalloc char[Math.Min(name.Length, 32)];
        var length = 0;
        foreach (var c in name)
        {
            if (c is '-' or '_' or '.' or ' ') continue;
            if (length == plain.Length) return false;
            plain[length++] = char.ToLowerInvariant(c);
        }
        return Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain[..length]);
    }
}
