using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Gateways;

/// <summary>The configured gateways as they are known now, each with its profile or the reason why it has none.</summary>
/// <remarks>
/// Profiles change while the console runs, and so does what a gateway exports. Readers take <see cref="Members"/> once and use
/// that: a list never changes, it is replaced.
/// </remarks>
public sealed class GatewayFleet
{
    private readonly Lock _lock = new();
    private readonly ConsoleSettings _settings;
    private readonly Dictionary<string, VariantFinding> _findings = [];
    private volatile IReadOnlyList<FleetMember> _members;
    private volatile ProfileCatalogue _profiles;
    private int _revision;

    /// <summary>Joins every configured gateway with its profile.</summary>
    public GatewayFleet(ConsoleSettings settings, ProfileCatalogue profiles)
    {
        (_settings, _profiles) = (settings, profiles);
        _members = [.. settings.Gateways.Select((g, place) => Join(g, place))];
    }

    /// <summary>In the order of the settings.</summary>
    public IReadOnlyList<FleetMember> Members => _members;

    /// <summary>The profiles in force.</summary>
    public ProfileCatalogue Profiles => _profiles;

    /// <summary>The gateway of this name, or null.</summary>
    public FleetMember? Find(string name) => Members.FirstOrDefault(m => m.Settings.Name == name);

    /// <summary>Puts other profiles in force.</summary>
    public void Use(ProfileCatalogue profiles)
    {
        lock (_lock)
        {
            _profiles = profiles;
            _revision++;
            _members = [.. Members.Select((m, place) => Rejoin(m, place))];
        }
    }

    /// <summary>Takes note of the variant a gateway exports.</summary>
    /// <param name="gateway">The gateway, as it was when it was looked at.</param>
    /// <param name="finding">What was found.</param>
    internal void Note(FleetMember gateway, VariantFinding finding)
    {
        lock (_lock)
        {
            var name = gateway.Settings.Name;
            if (Find(name) is not { } member || member.Profile != gateway.Profile || finding.Equals(member.Variants)) return;
            if (!finding.IsSameAs(member.Variants)) _revision++;
            _findings[name] = finding;
            _members = [.. Members.Select((m, place) => m.Settings.Name == name ? Join(m.Settings, place) : m)];
        }
    }

    private FleetMember Rejoin(FleetMember before, int place)
    {
        var profile = _profiles.Find(before.Settings.Profile).Value;
        if (profile is not null && ReferenceEquals(profile, before.Profile)) return before with { Problems = _profiles.ProblemsOf(before.Settings.Profile) };
        // A variant of a profile that is no more stands for nothing.
        _findings.Remove(before.Settings.Name);
        return Join(before.Settings, place);
    }

    private FleetMember Join(GatewaySettings settings, int place)
    {
        var profile = _profiles.Find(settings.Profile);
        var finding = _findings.GetValueOrDefault(settings.Name);
        return new FleetMember(settings, profile.Select(p => Gateway.Create(settings, finding?.Apply(p) ?? p, _settings.Prometheus) with { Revision = _revision, Place = place }))
        {
            Profile = profile.Value,
            Problems = _profiles.ProblemsOf(settings.Profile),
            Variants = finding,
            Matchers = Gateways.Gateway.MatchersOf(settings, _settings.Prometheus),
        };
    }
}

/// <summary>A configured gateway.</summary>
/// <param name="Settings">As the operator set it.</param>
/// <param name="Gateway">With the part of its profile that fits what it exports; a failure where the profile cannot be used.</param>
public sealed record FleetMember(GatewaySettings Settings, Result<Gateway> Gateway)
{
    /// <summary>Its profile as it is written, with all variants; null where it cannot be used.</summary>
    public GatewayProfile? Profile { get; init; }

    /// <summary>What is wrong with the file of its profile, while an earlier one is in force.</summary>
    public IReadOnlyList<ProfileProblem> Problems { get; init; } = [];

    /// <summary>Label matchers without braces; empty where its metrics alone pick its series.</summary>
    public string Matchers { get; init; } = "";

    /// <summary>Which variants of its profile it exports; null before the first look, and for profiles without variants.</summary>
    public VariantFinding? Variants { get; init; }
}
