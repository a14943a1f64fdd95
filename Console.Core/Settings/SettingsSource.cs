namespace OperatorConsole.Core.Settings;

/// <summary>Where one setting was written.</summary>
/// <param name="Kind">The sort of place, which decides whether it may hold a secret.</param>
/// <param name="Place">The place in words: <c>console.yaml:7:17</c>, <c>CONSOLE__PROMETHEUS__URL</c>, <c>--prometheus.url</c>.</param>
/// <param name="Folder">What a relative path written there starts from.</param>
internal sealed record SettingsSource(SourceKind Kind, string Place, string Folder);

internal enum SourceKind
{
    File,
    Environment,
    CommandLine,
}
