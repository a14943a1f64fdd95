namespace OperatorConsole.Core.Settings;

/// <summary>Turns what the sources say into settings, or into the list of everything that is wrong.</summary>
public static class SettingsReader
{
    /// <summary>Reads all sources. The only files touched are the ones the sources name.</summary>
    /// <param name="sources">Where to read.</param>
    /// <param name="profilesOf">The names of the profiles there are, with those of the folder it is given; null leaves that check out.</param>
    public static SettingsReading Read(SettingsSources sources, Func<string?, IReadOnlyCollection<string>>? profilesOf = null)
    {
        var problems = new List<SettingsProblem>();
        var tree = Layers(sources, problems).OfType<SettingsGroup>()
            .Aggregate(Empty, (below, above) => below.Under(above));

        var root = new SettingsSection(tree, "", problems);
        var storage = StorageOf(root.Section("storage"));
        var secrets = new Secrets(Path.Combine(storage.Path, "secrets"));
        var prometheus = PrometheusReader.Read(root.Section("prometheus"), secrets);
        var isEmbedded = root.Section("prometheus").Value("url") is null;
        var profiles = ProfilesOf(root.Section("profiles"));
        var gateways = new GatewaysReader(secrets, isEmbedded, profilesOf?.Invoke(profiles.Folder)).Read(root);
        var logs = new LogsReader(secrets, [.. gateways.Select(g => g.Name)]).Read(root);
        var settings = new ConsoleSettings
        {
            Prometheus = prometheus,
            Queries = QueriesOf(root.Section("queries")),
            Gateways = gateways,
            Profiles = profiles,
            Rules = RulesOf(root.Section("rules")),
            Logs = logs.Files,
            ContainerLogs = logs.Containers,
            LogStores = logs.Stores,
            Traces = TracesOf(root, secrets),
            Requests = RequestsOf(root.Section("requests")),
            Storage = storage,
            Access = AccessOf(root.Section("access")),
        };
        root.RefuseUnknown();
        return problems.Count == 0 ? new SettingsReading(settings, secrets.FromEnvironment, []) : new SettingsReading(null, [], [.. problems.Distinct()]);
    }

    private static SettingsGroup Empty { get; } = new(new Dictionary<string, SettingsNode>(), new SettingsSource(SourceKind.File, "not set", ""));

    private static IEnumerable<SettingsGroup?> Layers(SettingsSources sources, List<SettingsProblem> problems)
    {
        if (File.Exists(sources.DefaultsFile))
            yield return new SettingsFile(sources.DefaultsFile, problems).Read()?.Entries.GetValueOrDefault("console") as SettingsGroup;
        if (sources.File is not null)
            yield return new SettingsFile(sources.File, problems).Read();
        yield return new FlatSettings(problems).FromEnvironment(sources.Environment, sources.Folder);
        yield return new FlatSettings(problems).FromCommandLine(sources.CommandLine, sources.Folder);
    }

    private static StorageSettings StorageOf(SettingsSection section)
    {
        var path = section.Value("path")?.AsPath() ?? Path.GetFullPath(new StorageSettings().Path);
        section.RefuseUnknown();
        return new StorageSettings { Path = path };
    }

    private static QueriesSettings QueriesOf(SettingsSection section)
    {
        var defaults = new QueriesSettings();
        var settings = new QueriesSettings
        {
            CacheBytes = section.Value("cacheBytes")?.AsNumber(1024 * 1024, defaults.CacheBytes) ?? defaults.CacheBytes,
            Concurrency = (int)(section.Value("concurrency")?.AsNumber(1, defaults.Concurrency) ?? defaults.Concurrency),
            MovingSteps = (int)(section.Value("movingSteps")?.AsNumber(1, defaults.MovingSteps) ?? defaults.MovingSteps),
            Lateness = section.Value("lateness")?.AsDuration(TimeSpan.Zero, defaults.Lateness) ?? defaults.Lateness,
            Freshness = section.Value("freshness")?.AsDuration(TimeSpan.Zero, defaults.Freshness) ?? defaults.Freshness,
            MaxSeries = (int)(section.Value("maxSeries")?.AsNumber(1, defaults.MaxSeries) ?? defaults.MaxSeries),
        };
        section.RefuseUnknown();
        return settings;
    }

    private static ProfilesSettings ProfilesOf(SettingsSection section)
    {
        var folder = section.Value("folder");
        section.RefuseUnknown();
        if (folder?.AsPath() is not { } path) return new ProfilesSettings();
        if (!Directory.Exists(path)) folder.Refuse("There is no such folder.", "Create it, or leave it out: the built-in profiles are always there.");
        return new ProfilesSettings { Folder = path };
    }

    // Prometheus reads rule files by this pattern only: one * in the last part, and an extension it knows.
    private static RulesSettings RulesOf(SettingsSection section)
    {
        var files = new List<string>();
        foreach (var value in section.Values("files"))
        {
            if (value.AsPath() is not { } path) continue;
            if (Directory.Exists(path)) files.AddRange([Path.Combine(path, "*.yml"), Path.Combine(path, "*.yaml")]);
            else if (Path.GetDirectoryName(path)?.Contains('*') == true || Path.GetFileName(path).Count(c => c == '*') > 1 || Path.GetExtension(path) is not (".yml" or ".yaml" or ".json"))
                value.Refuse("Prometheus does not read rule files by this name.", "End it in .yml, .yaml or .json, with at most one * and that in the file name.");
            else
                files.Add(path);
        }
        var defaults = new RulesSettings();
        var settings = new RulesSettings
        {
            Files = files,
            ReadOnly = section.Value("readOnly")?.AsSwitch() ?? defaults.ReadOnly,
            Reload = section.Value("reload")?.AsSwitch() ?? defaults.Reload,
            ConfirmWithin = section.Value("confirmWithin")?.AsDuration(TimeSpan.FromSeconds(1), defaults.ConfirmWithin) ?? defaults.ConfirmWithin,
            Promtool = section.Value("promtool")?.Text ?? defaults.Promtool,
        };
        section.RefuseUnknown();
        return settings;
    }

    private static List<TraceStoreSettings> TracesOf(SettingsSection root, Secrets secrets)
    {
        var stores = new List<TraceStoreSettings>();
        foreach (var section in root.Sections("traces"))
        {
            var (jaeger, tempo) = (section.Value("jaeger"), section.Value("tempo"));
            var tenant = section.Value("tenant")?.Text;
            var credentials = Credentials.Read(section, secrets);
            section.RefuseUnknown();
            if (jaeger is null == tempo is null) section.Refuse("jaeger", "One entry is one store of traces.", "Set either jaeger or tempo to its address.");
            else if ((jaeger ?? tempo)!.AsBaseAddress() is { } url)
                stores.Add(new TraceStoreSettings
                {
                    Kind = jaeger is not null ? TraceStoreKind.Jaeger : TraceStoreKind.Tempo,
                    Url = url,
                    Tenant = tenant,
                    BearerTokenFile = credentials.BearerTokenFile,
                    Username = credentials.Username,
                    PasswordFile = credentials.PasswordFile,
                });
        }
        return stores;
    }

    private static RequestsSettings RequestsOf(SettingsSection section)
    {
        var defaults = new RequestsSettings();
        var settings = new RequestsSettings
        {
            MaxIndexBytes = section.Value("maxIndexBytes")?.AsNumber(1024 * 1024, defaults.MaxIndexBytes) ?? defaults.MaxIndexBytes,
            MayReveal = section.Value("mayReveal")?.AsSwitch() ?? defaults.MayReveal,
        };
        section.RefuseUnknown();
        return settings;
    }

    private static AccessSettings AccessOf(SettingsSection section)
    {
        var mode = section.Value("mode")?.AsChoice<AccessMode>() ?? AccessMode.Open;
        section.RefuseUnknown();
        return new AccessSettings { Mode = mode };
    }
}
