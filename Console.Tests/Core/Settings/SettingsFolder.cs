using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Settings;

/// <summary>A folder with a settings file, as a user has one.</summary>
internal sealed class SettingsFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("console-settings-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public SettingsFolder With(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this;
    }

    public SettingsReading Read(
        string yaml, (string Name, string Value)[]? environment = null, (string Name, string Value)[]? options = null,
        string[]? profiles = null, string? defaults = null)
    {
        With("console.yaml", yaml);
        if (defaults is not null) With("appsettings.json", defaults);
        return SettingsReader.Read(new SettingsSources
        {
            DefaultsFile = this["appsettings.json"],
            File = this["console.yaml"],
            Environment = (environment ?? []).Select(p => KeyValuePair.Create(p.Name, p.Value)),
            CommandLine = [.. (options ?? []).Select(p => KeyValuePair.Create(p.Name, p.Value))],
            Folder = Path,
        }, profiles is null ? null : _ => profiles);
    }

    /// <summary>The only problem, with the folder's own path taken out.</summary>
    public SettingsProblem Problem(string yaml, string[]? profiles = null) => Short(Assert.Single(Read(yaml, profiles: profiles).Problems));

    public SettingsProblem Short(SettingsProblem problem) => problem with { Source = problem.Source.Replace(Path + "/", "", StringComparison.Ordinal) };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
