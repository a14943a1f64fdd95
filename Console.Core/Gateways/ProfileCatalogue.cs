namespace OperatorConsole.Core.Gateways;

/// <summary>All profiles by name: the built-in ones, and those of a folder, which win over a built-in one of the same name.</summary>
public sealed class ProfileCatalogue
{
    private const string Prefix = "OperatorConsole.Core.Profiles.";

    private readonly Dictionary<string, Result<GatewayProfile>> _profiles = new(StringComparer.OrdinalIgnoreCase);

    private ProfileCatalogue()
    {
    }

    /// <summary>The names of all profiles, those with problems included.</summary>
    public IReadOnlyCollection<string> Names => _profiles.Keys;

    /// <summary>The profiles the console brings along, and those in <paramref name="folder"/> if there is one.</summary>
    public static ProfileCatalogue Load(string? folder = null)
    {
        var catalogue = new ProfileCatalogue();
        var assembly = typeof(ProfileCatalogue).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            catalogue.Add(text.ReadToEnd(), resource[Prefix.Length..]);
        }
        if (folder is not null && Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Concat(Directory.EnumerateFiles(folder, "*.yml")).Order(StringComparer.Ordinal))
                catalogue.AddFile(file);
        }
        return catalogue;
    }

    /// <summary>The profile of this name; a failure where there is none, or where its file has a problem.</summary>
    public Result<GatewayProfile> Find(string name) =>
        _profiles.TryGetValue(name, out var profile)
            ? profile
            : new Failure(FailureKind.Configuration, $"profile {name}", "there is no such profile", $"Use one of: {string.Join(", ", Names.Order(StringComparer.Ordinal))}.");

    private void AddFile(string file)
    {
        try
        {
            Add(File.ReadAllText(file), file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _profiles[Path.GetFileNameWithoutExtension(file)] = new Failure(FailureKind.Configuration, file, "the profile cannot be read", "Check that the console may read the file.");
        }
    }

    private void Add(string yaml, string file)
    {
        var (profile, problems) = ProfileReader.Read(yaml, file);
        if (profile is not null) _profiles[profile.Name] = profile;
        else
        {
            // A broken file cannot say its own name: its file name stands for it.
            _profiles[Path.GetFileNameWithoutExtension(file)] =
                new Failure(FailureKind.Configuration, $"profile {Path.GetFileNameWithoutExtension(file)}", string.Join("; ", problems), "Correct the file and restart the console.");
        }
    }
}
