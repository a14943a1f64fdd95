using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Requests.Docker;
using OperatorConsole.Core.Requests.LogFiles;
using OperatorConsole.Core.Requests.Redaction;
using OperatorConsole.Core.Requests.Reports;
using OperatorConsole.Core.Requests.Sources;
using OperatorConsole.Core.Requests.Stores;
using OperatorConsole.Core.Requests.Traces;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Features;

/// <summary>Finding a request by any id.</summary>
internal static class RequestsFeature
{
    public static IServiceCollection AddRequests(this IServiceCollection services, ConsoleSettings settings)
    {
        var spools = Path.Combine(settings.Storage.Path, "container-logs");
        IReadOnlyList<(string Gateway, string Path)> files =
        [
            .. settings.Logs.Select(l => (l.Gateway, l.Path)),
            .. settings.ContainerLogs.Select(c => (c.Gateway, DockerFollower.PatternOf(spools, c))),
        ];
        services.AddSingleton(p => new LogLibrary(
            [.. files.Distinct().Select(f => (f.Gateway, new LogGlob(f.Path)))], Path.Combine(settings.Storage.Path, "log-index"), settings.Requests.MaxIndexBytes, p.GetRequiredService<TimeProvider>()));
        foreach (var container in settings.ContainerLogs)
            services.AddSingleton(p => new DockerFollower(new DockerEngine(container.Docker), container, spools, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IRequestSource, FileSource>();
        services.AddSingleton<IRequestSource, DecisionSource>();
        services.AddSingleton<IRequestSource, GatewayRowsSource>();
        foreach (var store in settings.LogStores) services.AddSingleton(p => SourceOf(p, store));
        services.AddSingleton(p => new TraceFinder(
            [.. settings.Traces.Select(t => new TraceStore(p.GetRequiredService<HttpMessageInvoker>(), t))], p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TraceListReader>();
        services.AddSingleton<ExemplarReader>();
        services.AddSingleton<Surroundings>();
        services.AddSingleton<WeatherReader>();
        services.AddSingleton<SavingReader>();
        services.AddSingleton(p => new RevealJournal(Path.Combine(settings.Storage.Path, "reveals.jsonl"), settings.Requests.MayReveal, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new RequestFinder(
            [.. p.GetServices<IRequestSource>()], p.GetRequiredService<TraceFinder>(), p.GetRequiredService<Surroundings>(), p.GetRequiredService<WeatherReader>(), p.GetRequiredService<SavingReader>(), p.GetRequiredService<GatewayFleet>(), files.Count > 0));
        services.AddHostedService<LogIndexService>();
        return services;
    }

    private static IRequestSource SourceOf(IServiceProvider services, LogStoreSettings store)
    {
        var (http, time) = (services.GetRequiredService<HttpMessageInvoker>(), services.GetRequiredService<TimeProvider>());
        return store.Kind == LogStoreKind.Loki ? new LokiSource(http, store, time) : new VictoriaLogsSource(http, store, time);
    }
}
