using System.Globalization;
using OperatorConsole.Demo.Gateways;
using OperatorConsole.Demo.History;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Demo.Tracing;

namespace OperatorConsole.Demo.Hosting;

/// <summary>The demo from start to stop: the past, the ports, then second by second.</summary>
/// <remarks>It tells its progress line by line; the last line of the start is <c>ready SETTINGS-FILE</c>.</remarks>
internal sealed class Demo(DemoOptions options, TimeProvider time, TextWriter progress)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var world = new World(options.Seed);
        var gateways = Fleet.Create(world);
        var ports = new PortPlan(gateways, options.FirstPort);
        RuleFiles.Place(Path.Combine(options.DataFolder, "rules"));

        await PlayThePastAsync(gateways, ports, cancellation);

        var apps = await ListenAsync(world, gateways, ports, cancellation);
        try
        {
            var settings = await WriteSettingsAsync(gateways, ports, cancellation);
            progress.WriteLine($"ready {settings}");
            // Neither ends by itself.
            await await Task.WhenAny(LiveAsync(gateways, cancellation), ExportTracesAsync(gateways, cancellation));
        }
        finally
        {
            foreach (var app in apps) await app.DisposeAsync();
            foreach (var gateway in gateways) gateway.Log?.Dispose();
        }
    }

    private async Task PlayThePastAsync(IReadOnlyList<SimulatedGateway> gateways, PortPlan ports, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var hasHistory = options.DatabaseFolder is not null && options.History > TimeSpan.Zero;
        var start = hasHistory ? now - options.History : now;
        foreach (var gateway in gateways) gateway.Begin(start);
        if (!hasHistory)
        {
            OpenLogs(gateways);
            return;
        }

        var backfill = new Backfill(gateways, ports, options.Promtool, options.DatabaseFolder!, Path.Combine(options.DataFolder, "history"));
        var day = 0;
        await backfill.RunAsync(start, time, from =>
        {
            if (now - from <= options.LogHistory + TimeSpan.FromHours(2) && gateways[0].Log is null) OpenLogs(gateways);
            var today = (int)(from - start).TotalDays + 1;
            if (today == day || from >= now) return;
            day = today;
            progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"history: day {day} of {Math.Ceiling(options.History.TotalDays)}"));
        }, cancellation);
    }

    private void OpenLogs(IReadOnlyList<SimulatedGateway> gateways)
    {
        foreach (var gateway in gateways)
            if (gateway.LogPath is { } path) gateway.Log = new LogFile(Path.Combine(options.DataFolder, path));
    }

    private async Task<List<WebApplication>> ListenAsync(World world, IReadOnlyList<SimulatedGateway> gateways, PortPlan ports, CancellationToken cancellation)
    {
        var control = new Listener("control", routes => ScenarioEndpoints.Map(routes, world, time), () => true);
        var traces = new Listener("traces", routes => JaegerEndpoints.Map(routes, [.. gateways.Select(g => g.Traces)]), () => true);
        var apps = new List<WebApplication> { GatewayHost.Build(control, ports.Control), GatewayHost.Build(traces, ports.Traces) };
        foreach (var gateway in gateways)
            foreach (var listener in gateway.Listeners) apps.Add(GatewayHost.Build(listener, ports.Port(gateway, listener)));
        foreach (var app in apps) await app.StartAsync(cancellation);
        progress.WriteLine($"scenarios: http://127.0.0.1:{ports.Control}/scenario");
        return apps;
    }

    private async Task<string> WriteSettingsAsync(IReadOnlyList<SimulatedGateway> gateways, PortPlan ports, CancellationToken cancellation)
    {
        var secrets = Path.Combine(options.DataFolder, "secrets");
        var entries = gateways.Select(g => (g, g.Describe(new GatewayAddresses(g.Listeners.ToDictionary(l => l.Name, l => ports.Address(g, l)), secrets))));
        var path = Path.Combine(options.DataFolder, "console.yaml");
        await File.WriteAllTextAsync(path, SettingsFile.Compose([.. entries], options.DataFolder, options.ScrapeInterval, ports.Traces), cancellation);
        return path;
    }

    private async Task ExportTracesAsync(IReadOnlyList<SimulatedGateway> gateways, CancellationToken cancellation)
    {
        if (options.TracesTo is not { } receiver)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation);
            return;
        }
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        await new OtlpExporter(http, receiver, [.. gateways.Select(g => g.Traces)], progress).RunAsync(time, cancellation);
    }

    private async Task LiveAsync(IReadOnlyList<SimulatedGateway> gateways, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250), time);
        do
        {
            foreach (var gateway in gateways)
            {
                gateway.Advance(time.GetUtcNow());
                lock (gateway.Gate) gateway.Log?.Flush();
            }
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }
}
