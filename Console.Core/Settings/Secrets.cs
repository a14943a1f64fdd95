namespace OperatorConsole.Core.Settings;

/// <summary>A secret that the environment gave instead of a file. It must be written to <paramref name="File"/> before the settings are used.</summary>
/// <param name="File">The path the settings name.</param>
/// <param name="Value">The secret itself.</param>
public sealed record EnvironmentSecret(string File, string Value)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => File;
}

/// <summary>Reads pairs such as <c>bearerTokenFile</c> and <c>bearerToken</c>: a secret stands in a file of its own, or comes from the environment.</summary>
internal sealed class Secrets(string folder)
{
    private const int MostBytes = 64 * 1024;

    public List<EnvironmentSecret> FromEnvironment { get; } = [];

    /// <summary>The file with the secret called <paramref name="name"/>; null where none is set or it cannot be used.</summary>
    public string? File(SettingsSection section, string name)
    {
        var file = section.Value($"{name}File");
        if (section.Value(name) is not { } secret) return file is null ? null : Checked(file);

        if (secret.Source.Kind != SourceKind.Environment)
            section.Refuse(name, "A secret is not written into the settings.", $"Put it into a file of its own and name that with {name}File, or set it in the environment.");
        else if (file is not null)
            section.Refuse(name, $"Both {name} and {name}File are set.", "Keep one of them.");
        else
        {
            var path = Path.Combine(folder, secret.Key);
            FromEnvironment.Add(new EnvironmentSecret(path, secret.Text));
            return path;
        }
        return null;
    }

    private static string? Checked(SettingsValue file)
    {
        var path = file.AsPath();
        if (path is null) return null;
        // Whoever mistakes the key for the secret's own must not find the secret in a log.
        var shown = Path.IsPathRooted(file.Text) || file.Text.StartsWith('.') ? file.Text : "***";
        if (Problem(path) is not { } problem) return path;
        file.Refuse(problem, "Name a file that holds nothing but the secret, and that the console may read.", shown);
        return null;
    }

    private static string? Problem(string path)
    {
        try
        {
            if (Directory.Exists(path)) return "This is a folder.";
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes }) return "The file is too large to be a secret.";
            var secret = System.IO.File.ReadAllText(path).Trim();
            if (secret.Length == 0) return "The file is empty.";
            return secret.Any(char.IsControl) ? "The file holds more than one line." : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "There is no such file.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "The file cannot be read.";
        }
    }
}
