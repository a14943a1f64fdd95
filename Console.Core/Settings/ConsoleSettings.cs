namespace OperatorConsole.Core.Settings;

/// <summary>Everything an operator can set, bound and checked once at start. Immutable; secrets are named by file, never held here.</summary>
public sealed record ConsoleSettings
{
    /// <summary>The Prometheus that is asked, or the one that is started.</summary>
    public PrometheusSettings Prometheus { get; init; } = new();

    /// <summary>How much is asked at a time, and kept.</summary>
    public QueriesSettings Queries { get; init; } = new();

    /// <summary>The gateways to watch, in the order in which they are shown.</summary>
    public IReadOnlyList<GatewaySettings> Gateways { get; init; } = [];

    /// <summary>Profiles beside the built-in ones.</summary>
    public ProfilesSettings Profiles { get; init; } = new();

    /// <summary>Where alert rules stand.</summary>
    public RulesSettings Rules { get; init; } = new();

    /// <summary>Log files of the gateways.</summary>
    public IReadOnlyList<LogSettings> Logs { get; init; } = [];

    /// <summary>Logs of containers.</summary>
    public IReadOnlyList<ContainerLogSettings> ContainerLogs { get; init; } = [];

    /// <summary>Stores that logs are sent to.</summary>
    public IReadOnlyList<LogStoreSettings> LogStores { get; init; } = [];

    /// <summary>Stores that traces are sent to.</summary>
    public IReadOnlyList<TraceStoreSettings> Traces { get; init; } = [];

    /// <summary>How requests are looked for.</summary>
    public RequestsSettings Requests { get; init; } = new();

    /// <summary>Where the console keeps its own data.</summary>
    public StorageSettings Storage { get; init; } = new();

    /// <summary>Who may use the console.</summary>
    public AccessSettings Access { get; init; } = new();
}

/// <summary>The Prometheus server behind the console.</summary>
public sealed record PrometheusSettings
{
    /// <summary>Base address of a server that speaks the Prometheus HTTP API, path prefix included; null starts an embedded one.</summary>
    public Uri? Url { get; init; }

    /// <summary>File with a bearer token.</summary>
    public string? BearerTokenFile { get; init; }

    /// <summary>User name of basic authentication.</summary>
    public string? Username { get; init; }

    /// <summary>File with the password of basic authentication.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>The tenant, as Mimir's, Cortex' and Loki's header <c>X-Scope-OrgID</c> names it.</summary>
    public string? Tenant { get; init; }

    /// <summary>PEM file with the authorities whose certificates are trusted; null trusts what the machine trusts.</summary>
    public string? CaFile { get; init; }

    /// <summary>PEM file with the certificate the console shows.</summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>PEM file with that certificate's key.</summary>
    public string? ClientKeyFile { get; init; }

    /// <summary>How long one query may take.</summary>
    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most bytes of one answer that are read.</summary>
    public long MaxAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most bytes of the answer of a range query; it is decoded while it arrives, so this bounds time and traffic, not memory.</summary>
    public long MaxRangeAnswerBytes { get; init; } = 1024 * 1024 * 1024;

    /// <summary>How often the gateways are scraped (embedded), or are known to be scraped.</summary>
    public TimeSpan ScrapeInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the embedded server keeps samples.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The prometheus program of the embedded server: a name on the PATH or a path.</summary>
    public string Program { get; init; } = "prometheus";

    /// <summary>Whether the console starts a Prometheus of its own.</summary>
    public bool IsEmbedded => Url is null;
}

/// <summary>The shared query cache.</summary>
public sealed record QueriesSettings
{
    /// <summary>The most memory answers are kept in, in bytes.</summary>
    public long CacheBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>How many questions are asked at a time; Prometheus itself answers twenty.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>The last steps of a range that are fetched again at every refresh.</summary>
    public int MovingSteps { get; init; } = 2;

    /// <summary>How late samples may arrive; younger moments are fetched again at every refresh.</summary>
    public TimeSpan Lateness { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an answer about now is given again without asking.</summary>
    public TimeSpan Freshness { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Of more series than this, those with the largest last values are kept.</summary>
    public int MaxSeries { get; init; } = 500;
}

/// <summary>One gateway.</summary>
public sealed record GatewaySettings
{
    /// <summary>Its name in the console: letters, digits, dot, dash and underscore. Unique. Also its job in the embedded Prometheus.</summary>
    public required string Name { get; init; }

    /// <summary>The profile that knows its metrics, such as <c>isartor</c>.</summary>
    public required string Profile { get; init; }

    /// <summary>What the embedded Prometheus scrapes. One address or a list in the file.</summary>
    public IReadOnlyList<Uri> MetricsUrl { get; init; } = [];

    /// <summary>Base address of its debug, health and stats endpoints.</summary>
    public Uri? DebugUrl { get; init; }

    /// <summary>Label matchers that pick its series, such as <c>{job="x"}</c>; left out: the job the embedded Prometheus gives it.</summary>
    public string? Selector { get; init; }

    /// <summary>File with the API key of its endpoints, sent in the header its profile names.</summary>
    public string? ApiKeyFile { get; init; }

    /// <summary>File with a bearer token for scraping its metrics.</summary>
    public string? BearerTokenFile { get; init; }

    /// <summary>User name for scraping its metrics with basic authentication.</summary>
    public string? Username { get; init; }

    /// <summary>File with the password for scraping its metrics.</summary>
    public string? PasswordFile { get; init; }
}

/// <summary>Profiles of gateways.</summary>
public sealed record ProfilesSettings
{
    /// <summary>A folder with profiles of one's own, <c>*.yaml</c>; one with a built-in name takes its place.</summary>
    public string? Folder { get; init; }
}

/// <summary>Alert rules.</summary>
public sealed record RulesSettings
{
    /// <summary>Globs of rule files, as the console sees them.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Whether the console leaves them as they are.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether the console tells Prometheus to read them again; else somebody else does, and a change waits for that.</summary>
    public bool Reload { get; init; } = true;

    /// <summary>How long Prometheus may take until it runs what was written.</summary>
    public TimeSpan ConfirmWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The promtool program: a name on the PATH or a path. Where there is none, the console's own reader checks alone.</summary>
    public string Promtool { get; init; } = "promtool";
}

/// <summary>Log files of one gateway.</summary>
public sealed record LogSettings
{
    /// <summary>The gateway's name.</summary>
    public required string Gateway { get; init; }

    /// <summary>Glob of its log files.</summary>
    public required string Path { get; init; }
}

/// <summary>The logs of one gateway's containers, by Docker.</summary>
public sealed record ContainerLogSettings
{
    /// <summary>The gateway's name.</summary>
    public required string Gateway { get; init; }

    /// <summary>The Docker Engine's socket.</summary>
    public required string Docker { get; init; }

    /// <summary>The container's name, or that of its service in a Compose file.</summary>
    public required string Container { get; init; }

    /// <summary>How much of what it printed is kept, in bytes.</summary>
    public long MaxBytes { get; init; } = 1024L * 1024 * 1024;
}

/// <summary>A store of logs.</summary>
public sealed record LogStoreSettings
{
    /// <summary>What it is.</summary>
    public required LogStoreKind Kind { get; init; }

    /// <summary>Its base address.</summary>
    public required Uri Url { get; init; }

    /// <summary>Whose logs it has; null for several gateways'.</summary>
    public string? Gateway { get; init; }

    /// <summary>The tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>Which of its logs are searched, in its own language; null for all.</summary>
    public string? Selector { get; init; }

    /// <summary>File with a bearer token.</summary>
    public string? BearerTokenFile { get; init; }

    /// <summary>User name of basic authentication.</summary>
    public string? Username { get; init; }

    /// <summary>File with the password of basic authentication.</summary>
    public string? PasswordFile { get; init; }
}

/// <summary>Kinds of log stores.</summary>
public enum LogStoreKind
{
    /// <summary>Grafana Loki.</summary>
    Loki,

    /// <summary>VictoriaLogs.</summary>
    VictoriaLogs,
}

/// <summary>A store of traces.</summary>
public sealed record TraceStoreSettings
{
    /// <summary>What it is.</summary>
    public required TraceStoreKind Kind { get; init; }

    /// <summary>Its base address.</summary>
    public required Uri Url { get; init; }

    /// <summary>The tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>File with a bearer token.</summary>
    public string? BearerTokenFile { get; init; }

    /// <summary>User name of basic authentication.</summary>
    public string? Username { get; init; }

    /// <summary>File with the password of basic authentication.</summary>
    public string? PasswordFile { get; init; }
}

/// <summary>Kinds of trace stores.</summary>
public enum TraceStoreKind
{
    /// <summary>Jaeger.</summary>
    Jaeger,

    /// <summary>Grafana Tempo, and what speaks its interface.</summary>
    Tempo,
}

/// <summary>Looking for requests.</summary>
public sealed record RequestsSettings
{
    /// <summary>How large the index of log files may become, in bytes; an index is about a fortieth of its logs.</summary>
    public long MaxIndexBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Whether viewers may be shown what is taken out of a request, after a reason was recorded.</summary>
    public bool MayReveal { get; init; }
}

/// <summary>The console's own data.</summary>
public sealed record StorageSettings
{
    /// <summary>The folder of the console's data: the embedded Prometheus, keys, history.</summary>
    public string Path { get; init; } = DefaultPath;

    private static string DefaultPath =>
        System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "operator-console");
}

/// <summary>Who may use the console.</summary>
public sealed record AccessSettings
{
    /// <summary>The mode; <see cref="AccessMode.Open"/> is only served on loopback addresses.</summary>
    public AccessMode Mode { get; init; } = AccessMode.Open;
}

/// <summary>How users are told apart.</summary>
public enum AccessMode
{
    /// <summary>Everyone who reaches the address; loopback only.</summary>
    Open,
}
