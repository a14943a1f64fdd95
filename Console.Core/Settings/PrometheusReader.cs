namespace OperatorConsole.Core.Settings;

/// <summary>Reads the group <c>prometheus</c>.</summary>
internal static class PrometheusReader
{
    public static PrometheusSettings Read(SettingsSection section, Secrets secrets)
    {
        var defaults = new PrometheusSettings();
        var second = TimeSpan.FromSeconds(1);
        var url = section.Value("url");
        var credentials = Credentials.Read(section, secrets);
        var settings = new PrometheusSettings
        {
            Url = url?.AsBaseAddress(),
            BearerTokenFile = credentials.BearerTokenFile,
            Username = credentials.Username,
            PasswordFile = credentials.PasswordFile,
            Tenant = TenantOf(section.Value("tenant")),
            CaFile = FileOf(section.Value("caFile")),
            ClientCertificateFile = FileOf(section.Value("clientCertificateFile")),
            ClientKeyFile = FileOf(section.Value("clientKeyFile")),
            QueryTimeout = section.Value("queryTimeout")?.AsDuration(second, defaults.QueryTimeout) ?? defaults.QueryTimeout,
            MaxAnswerBytes = section.Value("maxAnswerBytes")?.AsNumber(1024, defaults.MaxAnswerBytes) ?? defaults.MaxAnswerBytes,
            MaxRangeAnswerBytes = section.Value("maxRangeAnswerBytes")?.AsNumber(1024, defaults.MaxRangeAnswerBytes) ?? defaults.MaxRangeAnswerBytes,
            ScrapeInterval = section.Value("scrapeInterval")?.AsDuration(second, defaults.ScrapeInterval) ?? defaults.ScrapeInterval,
            Retention = section.Value("retention")?.AsDuration(TimeSpan.FromHours(2), defaults.Retention) ?? defaults.Retention,
            Program = ProgramOf(section.Value("program")) ?? defaults.Program,
        };
        section.RefuseUnknown();

        if (settings.ClientCertificateFile is null != settings.ClientKeyFile is null)
            section.Refuse(settings.ClientKeyFile is null ? "clientKeyFile" : "clientCertificateFile", "It is missing: a certificate and its key belong together.", "Name both PEM files.");
        if (url is null && credentials.FirstKey is { } key)
            section.Refuse(key, "It is meant for a Prometheus server of yours, and prometheus.url names none.", "Set prometheus.url, or take this out: the console's own Prometheus needs no secret.");
        return settings;
    }

    private static string? FileOf(SettingsValue? value)
    {
        if (value?.AsPath() is not { } path) return null;
        if (!File.Exists(path)) value.Refuse("There is no such file.", "Name a PEM file the console may read.");
        return path;
    }

    private static string? TenantOf(SettingsValue? value)
    {
        if (value is null || (value.Text.Length > 0 && value.Text.All(c => char.IsAsciiLetterOrDigit(c) || "!-_.*'()|".Contains(c)))) return value?.Text;
        value.Refuse("This is not a tenant's name.", "Use letters, digits and !-_.*'().");
        return null;
    }

    // A bare name is looked up on the PATH, a path is one.
    private static string? ProgramOf(SettingsValue? value) =>
        value is null || value.Text.AsSpan().ContainsAny('/', '\\') || value.Text.Length == 0 ? value?.AsPath() : value.Text;
}
