namespace OperatorConsole.Core.Gateways;

/// <summary>Writes the settings of gateways that were found, each under a name that is still free.</summary>
/// <remarks>Labels come from anywhere: what is written is quoted twice, as PromQL and as YAML.</remarks>
internal sealed class FoundSettings(IEnumerable<string> taken)
{
    private const int LongestName = 40;

    private readonly HashSet<string> _taken = new(taken, StringComparer.OrdinalIgnoreCase);

    public FoundGateway Offer(GatewayProfile profile, string job, string service, IReadOnlyList<string> metrics)
    {
        List<string> matchers = [];
        if (job.Length > 0) matchers.Add($"job={Quote(job)}");
        if (service.Length > 0) matchers.Add($"exported_job={Quote(service)}");
        var selector = matchers.Count > 0 ? $"{{{string.Join(',', matchers)}}}" : "";
        List<string> lines = [$"  - name: {FreeName(service.Length > 0 ? service : job, profile.Name)}", $"    profile: {profile.Name}"];
        if (selector.Length > 0) lines.Add($"    selector: '{selector.Replace("'", "''", StringComparison.Ordinal)}'");
        return new FoundGateway(profile.Name, profile.Title, selector, metrics, string.Join('\n', lines));
    }

    private string FreeName(string label, string profile)
    {
        var plain = string.Concat(label.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-')).Trim('-');
        var name = plain.Length == 0 ? profile : plain[..Math.Min(plain.Length, LongestName)];
        var free = name;
        for (var number = 2; !_taken.Add(free); number++) free = $"{name}-{number}";
        return free;
    }

    private static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
