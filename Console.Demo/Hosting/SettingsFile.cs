using System.Globalization;
using System.Text;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Hosting;

/// <summary>Writes the console's settings file for the demo, in the form in which users write it.</summary>
internal static class SettingsFile
{
    public static string Compose(IEnumerable<(SimulatedGateway Gateway, ConsoleEntry Entry)> gateways, string dataFolder, TimeSpan scrapeInterval, int tracesPort)
    {
        var text = new StringBuilder("# Written by the demo at every start.\n");
        text.Append(CultureInfo.InvariantCulture, $"prometheus: {{ scrapeInterval: {scrapeInterval.TotalSeconds}s }}\n");
        text.Append("gateways:\n");
        foreach (var (gateway, entry) in gateways)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - name: {gateway.Name}\n    profile: {entry.Profile}\n");
            text.Append(CultureInfo.InvariantCulture, $"    metricsUrl: [ {string.Join(", ", entry.MetricsUrls.Select(u => $"\"{u}\""))} ]\n");
            if (entry.DebugUrl is not null) text.Append(CultureInfo.InvariantCulture, $"    debugUrl: \"{entry.DebugUrl}\"\n");
            if (entry.ApiKeyFile is not null) text.Append(CultureInfo.InvariantCulture, $"    apiKeyFile: \"{entry.ApiKeyFile}\"\n");
            if (entry.BearerTokenFile is not null) text.Append(CultureInfo.InvariantCulture, $"    bearerTokenFile: \"{entry.BearerTokenFile}\"\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"rules: {{ files: [ \"{Path.Combine(dataFolder, "rules", "*.yml")}\" ] }}\n");
        text.Append("logs:\n");
        foreach (var (gateway, _) in gateways)
        {
            if (gateway.LogPath is { } path)
                text.Append(CultureInfo.InvariantCulture, $"  - {{ gateway: {gateway.Name}, path: \"{Path.Combine(dataFolder, path)}*\" }}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"traces:\n  - {{ jaeger: \"http://127.0.0.1:{tracesPort}\" }}\n");
        return text.ToString();
    }
}
