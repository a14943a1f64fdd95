using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>The demo's fixed secrets, and the tokens it hands out at sign-up.</summary>
internal sealed class PrivateRouterKeys(SimulationRandom random)
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(7);

    private readonly byte[] _signingKey = Encoding.UTF8.GetBytes(random.Hex(64));

    /// <summary>An API key of the administrator.</summary>
    public string ApiKey { get; } = "sk-pr-" + random.Hex(40);

    /// <summary>What GPU nodes prove themselves with.</summary>
    public string HeartbeatSecret { get; } = random.Hex(48);

    /// <summary>A signed token that names the user (a JSON Web Token with HS256).</summary>
    public string Issue(int user, DateTimeOffset now)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new { sub = user.ToString(CultureInfo.InvariantCulture), exp = now.Add(TokenLife).ToUnixTimeSeconds() });
        var signed = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8) + "." + Base64Url.EncodeToString(payload);
        return signed + "." + Sign(signed);
    }

    /// <summary>Who carries <c>Authorization: Bearer …</c>; nobody when it is missing, wrong or expired.</summary>
    public int? UserOf(string? authorization, DateTimeOffset now)
    {
        const string scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var token = authorization[scheme.Length..].Trim();
        return IsSame(token, ApiKey) ? Customers.Administrator : UserOfToken(token, now);
    }

    public bool IsHeartbeatSecret(string? value) => value is not null && IsSame(value, HeartbeatSecret);

    private int? UserOfToken(string token, DateTimeOffset now)
    {
        var dot = token.LastIndexOf('.');
        if (dot < 0 || !IsSame(token[(dot + 1)..], Sign(token[..dot]))) return null;
        // The signature is ours, so what follows was written by Issue.
        using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(token.AsSpan()[(token.IndexOf('.', StringComparison.Ordinal) + 1)..dot]));
        return payload.RootElement.GetProperty("exp").GetInt64() > now.ToUnixTimeSeconds()
            ? int.Parse(payload.RootElement.GetProperty("sub").GetString()!, CultureInfo.InvariantCulture)
            : null;
    }

    private string Sign(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(_signingKey, Encoding.UTF8.GetBytes(text)));

    private static bool IsSame(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
