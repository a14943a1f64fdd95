using System.Net.Http.Headers;
using System.Text;

namespace OperatorConsole.Core.Http;

/// <summary>The Authorization header of a request, or none.</summary>
internal sealed record Authorization(AuthenticationHeaderValue? Header);

/// <summary>Reads secrets from their files when they are needed, so that a rotated secret is used at once and none is kept.</summary>
internal static class CredentialFiles
{
    /// <summary>Bearer where there is a token file, basic where there is a password file, nothing otherwise.</summary>
    public static async Task<Result<Authorization>> AuthorizationAsync(
        string? bearerTokenFile, string? username, string? passwordFile, string where, CancellationToken cancellation)
    {
        if (bearerTokenFile is not null)
        {
            var token = await ReadAsync(bearerTokenFile, where, cancellation);
            return token.Select(t => new Authorization(new AuthenticationHeaderValue("Bearer", t)));
        }
        if (passwordFile is null) return new Authorization(null);
        var password = await ReadAsync(passwordFile, where, cancellation);
        return password.Select(p => new Authorization(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{p}")))));
    }

    /// <summary>A secret without the newline editors leave at the end.</summary>
    public static async Task<Result<string>> ReadAsync(string path, string where, CancellationToken cancellation)
    {
        try
        {
            return (await File.ReadAllTextAsync(path, cancellation)).TrimEnd('\r', '\n');
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure(FailureKind.Configuration, where, $"the secret file {path} cannot be read", "Check that the file exists and that the console may read it.");
        }
    }
}
