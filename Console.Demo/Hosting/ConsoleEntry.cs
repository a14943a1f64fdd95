namespace OperatorConsole.Demo.Hosting;

/// <summary>Where a gateway's listeners stand, and where a secret for the console may be put.</summary>
internal sealed class GatewayAddresses(IReadOnlyDictionary<string, Uri> byListener, string secretsFolder)
{
    public Uri this[string listener] => byListener[listener];

    /// <summary>Writes a secret to a file only its owner may read and returns the path.</summary>
    public string Secret(string name, string value)
    {
        Directory.CreateDirectory(secretsFolder);
        var path = Path.Combine(secretsFolder, name);
        File.WriteAllText(path, value);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}

/// <summary>What the console must know to watch one gateway; empty values are left out of the settings file.</summary>
/// <param name="Profile">The console's profile, such as <c>isartor</c>.</param>
/// <param name="MetricsUrls">What Prometheus scrapes.</param>
internal sealed record ConsoleEntry(string Profile, params IReadOnlyList<Uri> MetricsUrls)
{
    public Uri? DebugUrl { get; init; }

    public string? ApiKeyFile { get; init; }

    public string? BearerTokenFile { get; init; }
}
