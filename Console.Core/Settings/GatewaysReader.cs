namespace OperatorConsole.Core.Settings;

/// <summary>Reads the list <c>gateways</c>.</summary>
internal sealed class GatewaysReader(Secrets secrets, bool isEmbedded, IReadOnlyCollection<string>? knownProfiles)
{
    private readonly Dictionary<string, SettingsValue> _taken = new(StringComparer.OrdinalIgnoreCase);

    public List<GatewaySettings> Read(SettingsSection root) => [.. root.Sections("gateways").Select(Gateway)];

    private GatewaySettings Gateway(SettingsSection section)
    {
        var name = section.Required("name", "Give the gateway a short name, such as edge.");
        var profile = section.Required("profile", knownProfiles is null ? "Name the kind of gateway, such as isartor." : NearestName.Advice("", knownProfiles));
        var credentials = Credentials.Read(section, secrets);
        var gateway = new GatewaySettings
        {
            Name = name?.AsName("edge") ?? "",
            Profile = profile?.AsName("isartor") ?? "",
            MetricsUrl = Addresses(section),
            DebugUrl = section.Value("debugUrl")?.AsBaseAddress(),
            Selector = Selector(section.Value("selector")),
            ApiKeyFile = secrets.File(section, "apiKey"),
            BearerTokenFile = credentials.BearerTokenFile,
            Username = credentials.Username,
            PasswordFile = credentials.PasswordFile,
        };
        section.RefuseUnknown();

        if (name is not null && !_taken.TryAdd(name.Text, name))
            name.Refuse($"Another gateway has this name ({_taken[name.Text].Source.Place}).", "Give every gateway a name of its own.");
        if (profile is not null && gateway.Profile.Length > 0 && knownProfiles?.Contains(gateway.Profile) == false)
            profile.Refuse("There is no such profile.", NearestName.Advice(profile.Text, knownProfiles));
        if (isEmbedded && section.Values("metricsUrl").Count == 0 && section.Value("selector") is null)
            section.Refuse("metricsUrl", "The console's own Prometheus has nothing to scrape for this gateway.", "Set metricsUrl, or set prometheus.url to a server that knows the gateway already.");
        return gateway;
    }

    private static List<Uri> Addresses(SettingsSection section)
    {
        var addresses = new List<Uri>();
        foreach (var value in section.Values("metricsUrl"))
        {
            if (value.AsAddress() is not { } address) continue;
            if (addresses.Contains(address)) value.Refuse("This address stands in the list twice.", "Keep one of them.");
            else addresses.Add(address);
        }
        return addresses;
    }

    private static string? Selector(SettingsValue? value)
    {
        if (value is null) return null;
        var problem = SelectorShape.Problem(value.Text);
        if (problem is null) return value.Text;
        value.Refuse(problem, "Write label matchers as in PromQL, in quotes: '{job=\"edge\"}'.");
        return null;
    }
}
