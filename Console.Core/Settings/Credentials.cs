namespace OperatorConsole.Core.Settings;

/// <summary>How a server is told who asks: a bearer token, or user name and password.</summary>
/// <param name="FirstKey">The key that says so first; null where none does.</param>
internal sealed record Credentials(string? BearerTokenFile, string? Username, string? PasswordFile, string? FirstKey)
{
    public static Credentials Read(SettingsSection section, Secrets secrets)
    {
        var username = section.Value("username");
        var hasBearer = (section.Value("bearerTokenFile") ?? section.Value("bearerToken")) is not null;
        var hasPassword = (section.Value("passwordFile") ?? section.Value("password")) is not null;

        if (hasBearer && (hasPassword || username is not null))
            section.Refuse("bearerTokenFile", "Both a bearer token and a user name or password are set.", "Keep one of them.");
        else if (username is not null && !hasPassword)
            section.Refuse("passwordFile", "It is missing, and username needs it.", "Name a file with the password.");
        else if (username is null && hasPassword)
            section.Refuse("username", "It is missing, and the password needs it.", "Write the user name.");
        if (username is not null && (username.Text.Length == 0 || username.Text.Contains(':')))
            username.Refuse("A user name of basic authentication is not empty and has no colon.", "Write the user name alone.");

        return new Credentials(
            secrets.File(section, "bearerToken"),
            username?.Text,
            secrets.File(section, "password"),
            hasBearer ? "bearerTokenFile" : username is not null ? "username" : hasPassword ? "passwordFile" : null);
    }
}
