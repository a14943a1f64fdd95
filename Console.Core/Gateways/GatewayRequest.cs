using System.Net.Http.Headers;
using OperatorConsole.Core.Http;

namespace OperatorConsole.Core.Gateways;

/// <summary>A GET of one of a gateway's own endpoints, with its key where it has one.</summary>
/// <param name="Message">The request; to be disposed.</param>
/// <param name="Where">What is asked, for failures; without the query.</param>
internal sealed record GatewayRequest(HttpRequestMessage Message, string Where)
{
    /// <summary>Reads the key from its file at every request, so that a new one is used at once.</summary>
    /// <exception cref="InvalidOperationException">The gateway has no debug address.</exception>
    public static async Task<Result<GatewayRequest>> CreateAsync(Gateway gateway, string path, CancellationToken cancellation)
    {
        var address = gateway.Settings.DebugUrl ?? throw new InvalidOperationException($"{gateway.Name} has no debug address");
        var url = new Uri(address, address.AbsolutePath.TrimEnd('/') + path);
        var where = $"{gateway.Profile.Title} at {url.GetLeftPart(UriPartial.Path)}";
        AuthenticationHeaderValue? authorization = null;
        string? key = null;
        if (gateway.Settings.ApiKeyFile is { } file)
        {
            var read = await CredentialFiles.ReadAsync(file, where, cancellation);
            if (!read.Succeeded) return read.Failure;
            if (gateway.Profile.ApiKeyHeader == "Authorization") authorization = new AuthenticationHeaderValue("Bearer", read.Value);
            else key = read.Value;
        }
        var message = new HttpRequestMessage(HttpMethod.Get, url);
        message.Headers.Authorization = authorization;
        if (key is not null) message.Headers.TryAddWithoutValidation(gateway.Profile.ApiKeyHeader, key);
        return new GatewayRequest(message, where);
    }
}
