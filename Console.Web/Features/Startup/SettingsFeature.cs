using System.Collections;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Features.Startup;

/// <summary>The settings, read once; everything wrong with them is said at once.</summary>
internal static class SettingsFeature
{
    /// <param name="file">The settings file; null for none.</param>
    /// <param name="secrets">What has to be written to files before the settings are used.</param>
    /// <exception cref="StartupException">There are problems.</exception>
    public static ConsoleSettings Read(CommandLine commandLine, string? file, out IReadOnlyList<EnvironmentSecret> secrets)
    {
        var reading = SettingsReader.Read(
            new SettingsSources
            {
                DefaultsFile = Path.Combine(AppContext.BaseDirectory, "appsettings.json"),
                File = file,
                Environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => KeyValuePair.Create((string)v.Key, (string?)v.Value ?? "")),
                CommandLine = commandLine.Settings,
                Folder = Environment.CurrentDirectory,
            },
            folder => ProfileCatalogue.Load(folder).Names);
        secrets = reading.Secrets;
        return reading.Settings ?? throw new StartupException(ExitCode.BadSettings, Describe(reading.Problems));
    }

    private static string Describe(IReadOnlyList<SettingsProblem> problems) =>
        $"The console cannot start: {(problems.Count == 1 ? "1 problem" : $"{problems.Count} problems")} with its settings.\n\n{string.Join("\n\n", problems)}";
}
