namespace OperatorConsole.Core.Settings;

/// <summary>The places settings come from, the weakest first.</summary>
public sealed record SettingsSources
{
    /// <summary>A file of the installation whose group <c>console</c> holds defaults; it may be missing.</summary>
    public string? DefaultsFile { get; init; }

    /// <summary>The file the user names with <c>--config</c>; its root is the settings tree.</summary>
    public string? File { get; init; }

    /// <summary>All environment variables; the ones that begin with <c>CONSOLE__</c> count.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>Options of the command line by key, such as <c>prometheus.url</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> CommandLine { get; init; } = [];

    /// <summary>What relative paths start from where they are not written in a file.</summary>
    public required string Folder { get; init; }
}

/// <summary>What the sources say: settings, or everything that is wrong with them.</summary>
/// <param name="Settings">The settings; null where there are problems.</param>
/// <param name="Secrets">Secrets of the environment, to be written to the files that <paramref name="Settings"/> names.</param>
/// <param name="Problems">Every problem of all sources.</param>
public sealed record SettingsReading(
    ConsoleSettings? Settings, IReadOnlyList<EnvironmentSecret> Secrets, IReadOnlyList<SettingsProblem> Problems);
