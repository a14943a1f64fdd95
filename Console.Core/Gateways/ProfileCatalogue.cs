namespace OperatorConsole.Core.Gateways;

/// <summary>All profiles by name: the built-in ones, and those of a folder, which win over a built-in one of the same name. Immutable.</summary>
public sealed class ProfileCatalogue
{
    private const string Prefix = "OperatorConsole.Core.Profiles.";

    private static readonly Lazy<IReadOnlyList<GatewayProfile>> BroughtAlong = new(() => [.. BuiltIn()]);

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly ProfileCatalogue? _before;

    private ProfileCatalogue(ProfileCatalogue? before) => _before = before;

    /// <summary>The names of all profiles, those with problems included.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>The profiles that can be used.</summary>
    public IEnumerable<GatewayProfile> Usable => _entries.Values.Select(e => e.Profile).OfType<GatewayProfile>();

    /// <summary>The profiles the console brings along, and those in <paramref name="folder"/> if there is one.</summary>
    public static ProfileCatalogue Load(string? folder = null) => Load(ProfileFiles.Read(folder), before: null);

    /// <summary>The same from files that are read already.</summary>
    /// <param name="files">The operator's own.</param>
    /// <param name="before">Its profiles stay in force where a file is broken now.</param>
    internal static ProfileCatalogue Load(IReadOnlyList<ProfileFile> files, ProfileCatalogue? before)
    {
        var catalogue = new ProfileCatalogue(before);
        foreach (var profile in BroughtAlong.Value) catalogue._entries[profile.Name] = new Entry(profile, []);
        foreach (var file in files) catalogue.Add(file);
        return catalogue;
    }

    /// <summary>The profile of this name; a failure where there is none, or where its file has a problem and none was in force before.</summary>
    public Result<GatewayProfile> Find(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
            return new Failure(FailureKind.Configuration, $"profile {name}", "there is no such profile", $"Use one of: {string.Join(", ", Names.Order(StringComparer.Ordinal))}.");
        return entry.Profile is { } profile
            ? profile
            : new Failure(FailureKind.Configuration, $"profile {name}", string.Join("; ", entry.Problems), "Correct the file; it is read again when it changes.");
    }

    /// <summary>What is wrong with the file of a profile; empty where nothing is.</summary>
    public IReadOnlyList<ProfileProblem> ProblemsOf(string name) => _entries.TryGetValue(name, out var entry) ? entry.Problems : [];

    private void Add(ProfileFile file)
    {
        // A file that stays as it was stays the same profile.
        if (_before?._entries.Values.FirstOrDefault(e => e.File == file) is { Problems: [], Profile: { } same } known && !(_entries.TryGetValue(same.Name, out var taken) && taken.File is not null))
        {
            _entries[same.Name] = known;
            return;
        }
        var reading = file.Problem is null ? ProfileReader.Read(file.Text, file.Path) : ProfileReading.Unreadable(file);
        // A file too broken to say its own name: the file's name stands for it.
        var name = reading.Name ?? Path.GetFileNameWithoutExtension(file.Path);
        if (_entries.TryGetValue(name, out var other) && other.File is { Path: var first })
        {
            _entries[name] = other with { Problems = [.. other.Problems, reading.AtName($"the profile “{name}” stands in {first} too, and that one is in force")] };
            return;
        }
        _entries[name] = new Entry(reading.Profile ?? _before?.Find(name).Value, reading.Problems) { File = file };
    }

    private static IEnumerable<GatewayProfile> BuiltIn()
    {
        var assembly = typeof(ProfileCatalogue).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var reading = ProfileReader.Read(text.ReadToEnd(), resource[Prefix.Length..]);
            yield return reading.Profile ?? throw new InvalidOperationException($"A built-in profile is broken: {string.Join("; ", reading.Problems)}");
        }
    }

    /// <param name="Profile">In force; null where none can be.</param>
    /// <param name="Problems">What is wrong with its file.</param>
    private sealed record Entry(GatewayProfile? Profile, IReadOnlyList<ProfileProblem> Problems)
    {
        /// <summary>The operator's file it comes from; null for a built-in one.</summary>
        public ProfileFile? File { get; init; }
    }
}
