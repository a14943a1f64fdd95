using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features.Processes;

namespace OperatorConsole.Web.Features.Prometheus;

/// <summary>The console's own Prometheus: started with it, started again when it ends, ended with it.</summary>
internal sealed partial class EmbeddedPrometheus : IHostedService, IPrometheusEndpoint, IAsyncDisposable
{
    private const string Name = "The embedded Prometheus";

    private readonly ConsoleSettings _settings;
    private readonly PrometheusFiles _files;
    private readonly string _program;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ILogger _ownLogger;
    private readonly CancellationTokenSource _stopping = new();
    // Never by a proxy: HTTP_PROXY may be set, and this is loopback.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private volatile PrometheusServerState _state = new(PrometheusServerPhase.Starting);
    private volatile Uri _address = AddressOf(LoopbackPort.FindFree());
    private Task _running = Task.CompletedTask;

    public EmbeddedPrometheus(ConsoleSettings settings, PrometheusFiles files, string program, TimeProvider time, ILoggerFactory loggers)
    {
        _settings = settings;
        _files = files;
        _program = program;
        _time = time;
        _logger = loggers.CreateLogger<EmbeddedPrometheus>();
        _ownLogger = loggers.CreateLogger("Prometheus");
    }

    public Uri BaseAddress => _address;

    public PrometheusServerState State => _state;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await new PidFile(_files.PidFile, _logger).EndStrayAsync(cancellationToken);
        _running = new Supervisor(Name, RunOnceAsync, IsDown, _time, _logger).RunAsync(_stopping.Token);
    }

    /// <summary>From here on an ending is no accident. Ctrl-C reaches the child at the same time as the console.</summary>
    public void ExpectEnd() => _stopping.Cancel();

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        ExpectEnd();
        await _running.WaitAsync(cancellationToken);
    }

    // The container holds this object under several services and disposes it for each.
    public async ValueTask DisposeAsync()
    {
        ExpectEnd();
        await _running;
        _http.Dispose();
    }

    private void IsDown(string ending) => _state = new PrometheusServerState(PrometheusServerPhase.Down, $"{Name} {ending}.");

    private async Task<string> RunOnceAsync(CancellationToken stopping)
    {
        var log = new PrometheusLog(_ownLogger);
        _files.WriteConfig(_settings);
        var program = _files.Program(_program, _settings.Prometheus, MoveToFreePort());
        await using var child = await ChildProcess.StartAsync(program, _logger, log.Write, log.Write);
        LogStarted(_logger, _address, child.Id);
        _state = new PrometheusServerState(PrometheusServerPhase.Starting, $"{Name} is starting.");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var ready = WaitUntilReadyAsync(over.Token);

        await ((Task)child.Ended).WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await over.CancelAsync();
        await ready;
        if (stopping.IsCancellationRequested) return "was stopped";
        return $"ended with exit code {await child.Ended}{(log.LastError is null ? "" : $": {log.LastError}")}";
    }

    private async Task WaitUntilReadyAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            if (await IsReadyAsync(over))
            {
                _state = PrometheusServerState.Running;
                return;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), _time, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken over)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(_address, "-/ready"), over);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    // The port is kept while it can be: whoever has just asked will ask there again.
    private int MoveToFreePort()
    {
        if (!LoopbackPort.IsFree(_address.Port)) _address = AddressOf(LoopbackPort.FindFree());
        return _address.Port;
    }

    private static Uri AddressOf(int port) => new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port).Uri;

    [LoggerMessage(Level = LogLevel.Information, Message = "The embedded Prometheus is started at {Address} (process {Id}).")]
    private static partial void LogStarted(ILogger logger, Uri address, int id);
}
