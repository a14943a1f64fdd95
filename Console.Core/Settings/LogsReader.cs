namespace OperatorConsole.Core.Settings;

/// <summary>Reads the list <c>logs</c>: files, containers and stores.</summary>
internal sealed class LogsReader(Secrets secrets, IReadOnlyCollection<string> gateways)
{
    private const string Kinds = "path, docker, loki or victoriaLogs";

    /// <summary>Log files.</summary>
    public List<LogSettings> Files { get; } = [];

    /// <summary>Logs of containers.</summary>
    public List<ContainerLogSettings> Containers { get; } = [];

    /// <summary>Log stores.</summary>
    public List<LogStoreSettings> Stores { get; } = [];

    public LogsReader Read(SettingsSection root)
    {
        foreach (var section in root.Sections("logs")) ReadOne(section);
        return this;
    }

    private void ReadOne(SettingsSection section)
    {
        var (path, docker, loki, victoriaLogs) = (section.Value("path"), section.Value("docker"), section.Value("loki"), section.Value("victoriaLogs"));
        switch (new[] { path, docker, loki, victoriaLogs }.OfType<SettingsValue>().ToArray())
        {
            case []:
                section.Refuse("path", "It is missing.", $"Name the files: /var/log/gateway/*.log, or set another of {Kinds}.");
                break;
            case [_, var second, ..]:
                section.Refuse(second.Key[(second.Key.LastIndexOf('.') + 1)..], "One entry is one place of logs.", $"Set one of {Kinds}, and write another entry for the other.");
                break;
        }
        var gateway = GatewayOf(section, isNeeded: loki is null && victoriaLogs is null);
        if (docker is not null) ReadContainer(section, gateway, docker);
        else if (loki is not null) ReadStore(section, gateway, LogStoreKind.Loki, loki);
        else if (victoriaLogs is not null) ReadStore(section, gateway, LogStoreKind.VictoriaLogs, victoriaLogs);
        else if (path?.AsPath() is { } files && gateway is not null) Files.Add(new LogSettings { Gateway = gateway, Path = files });
        section.RefuseUnknown();
    }

    private string? GatewayOf(SettingsSection section, bool isNeeded)
    {
        const string remedy = "Name the gateway that writes these logs.";
        var gateway = isNeeded ? section.Required("gateway", remedy) : section.Value("gateway");
        if (gateway is null || gateways.Contains(gateway.Text)) return gateway?.Text;
        gateway.Refuse("There is no such gateway.", NearestName.Advice(gateway.Text, gateways));
        return null;
    }

    private void ReadContainer(SettingsSection section, string? gateway, SettingsValue docker)
    {
        var container = section.Required("container", "Name the container, or its service in the Compose file.");
        var defaults = new ContainerLogSettings { Gateway = "", Docker = "", Container = "" };
        var bytes = section.Value("maxBytes")?.AsNumber(64 * 1024 * 1024, defaults.MaxBytes) ?? defaults.MaxBytes;
        if (docker.AsPath() is { } socket && container is not null && gateway is not null)
            Containers.Add(new ContainerLogSettings { Gateway = gateway, Docker = socket, Container = container.Text, MaxBytes = bytes });
    }

    private void ReadStore(SettingsSection section, string? gateway, LogStoreKind kind, SettingsValue address)
    {
        var credentials = Credentials.Read(section, secrets);
        var (tenant, selector) = (section.Value("tenant")?.Text, section.Value("selector")?.Text);
        if (address.AsBaseAddress() is not { } url) return;
        Stores.Add(new LogStoreSettings
        {
            Kind = kind,
            Url = url,
            Gateway = gateway,
            Tenant = tenant,
            Selector = selector,
            BearerTokenFile = credentials.BearerTokenFile,
            Username = credentials.Username,
            PasswordFile = credentials.PasswordFile,
        });
    }
}
