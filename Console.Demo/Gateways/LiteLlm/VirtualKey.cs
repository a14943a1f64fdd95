using System.Security.Cryptography;
using System.Text;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>A team with its budget.</summary>
internal sealed record Team(string Id, string Alias, Budget Budget);

/// <summary>A user; without an address LiteLLM prints <c>None</c>.</summary>
internal sealed record User(string Id, string Email, Budget Budget);

/// <summary>A virtual key: who calls, from where, and how.</summary>
/// <param name="Alias">Its name.</param>
/// <param name="Hash">The SHA-256 of the key, the only form in which LiteLLM keeps it.</param>
internal sealed record VirtualKey(string Alias, string Hash, Team Team, User User)
{
    /// <summary>Its place in <see cref="ProxyConfig.Keys"/>.</summary>
    public int Index { get; init; }

    public Budget Budget { get; init; } = Budget.Unlimited();

    /// <summary>Requests and tokens per minute; none for no limit.</summary>
    public (int Requests, int Tokens)? Limit { get; init; }

    public string Route { get; init; } = "/chat/completions";

    public string ClientIp { get; init; } = "None";

    public string UserAgent { get; init; } = "None";

    public bool Streams { get; init; }

    /// <summary>Its requests relative to the other keys'.</summary>
    public double Weight { get; init; }

    /// <summary>The share of its requests a warm cache answers.</summary>
    public double Cacheable { get; init; }

    /// <summary>The model groups it asks for, and how often relative to each other.</summary>
    public string[] Groups { get; init; } = [];

    public double[] GroupWeights { get; init; } = [];

    /// <summary>The hash LiteLLM keeps of a key such as <c>sk-1234</c>.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
