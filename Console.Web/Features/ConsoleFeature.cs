using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Agents;
using OperatorConsole.Core.Panels.Decisions;
using OperatorConsole.Core.Panels.Explore;
using OperatorConsole.Core.Panels.Gpus;
using OperatorConsole.Core.Panels.SelfReports;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Api;
using OperatorConsole.Web.Components;

namespace OperatorConsole.Web.Features;

/// <summary>What the console is for: its readings, pages and HTTP API.</summary>
internal static partial class ConsoleFeature
{
    public static IServiceCollection AddConsole(this IServiceCollection services, ConsoleSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(new GatewayFleet(settings, ProfileCatalogue.Load(settings.Profiles.Folder)));
        services.AddSingleton<HttpMessageInvoker>(_ => new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(3),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            // A gateway's key goes nowhere else.
            AllowAutoRedirect = false,
        }));
        services.AddSingleton<HealthProbe>();
        services.AddSingleton<GatewayDetector>();
        services.AddSingleton<VariantFinder>();
        services.AddHostedService<FleetService>();
        services.AddSingleton<DebugClient>();
        services.AddSingleton<DecisionReader>();
        services.AddSingleton(CreateDecisionFeed);
        services.AddSingleton(CreateSelfReportFeeds);
        services.AddSingleton<AgentReader>();
        services.AddSingleton<GpuReader>();
        services.AddSingleton(CreateGpuFeed);
        services.AddSingleton<OverviewReader>();
        services.AddSingleton(p => new QueryCache(p.GetRequiredService<PrometheusClient>(), settings.Queries, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<BoardReader>();
        services.AddSingleton<BoardFrames>();
        services.AddSingleton(CreateTicks);
        services.AddSingleton<CatalogueReader>();
        services.AddSingleton<SeenRangeReader>();
        services.AddSingleton<ExploreReader>();
        services.AddSingleton<ExploreBoard>();
        services.AddSingleton(CreateOverviewFeed);
        services.AddFleet();
        services.AddRules(settings);
        services.AddRequests(settings);
        services.AddScoped<ViewerPresence>();
        services.AddScoped<CircuitHandler>(p => p.GetRequiredService<ViewerPresence>());
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddOpenApi("v1", o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Operator Console";
            document.Info.Description = "What the console's pages show, as JSON.";
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            o.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        return services;
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapOpenApi("/openapi/{documentName}.json");
        var api = app.MapGroup("/api/v1");
        api.MapGatewaysApi();
        api.MapPanelsApi();
        api.MapFleetApi();
        api.MapExploreApi();
        api.MapPromQlApi();
        api.MapRulesApi();
        api.MapDecisionsApi();
        api.MapRequestsApi();
        api.MapTracesApi();
        api.MapAgentsApi();
        api.MapGpusApi();
        api.MapFallback("/{**path}", (string path) => Problems.NotFound("No such call", $"There is no /api/v1/{path}. The calls are described at /openapi/v1.json."));
        app.MapRangeForm();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o =>
        {
            o.ContentSecurityFrameAncestorsPolicy = "'none'";
            // A quarter of a megabyte per viewer for a few kilobytes less at each refresh.
            o.DisableWebSocketCompression = true;
        });
    }

    private static LiveFeed<OverviewSnapshot> CreateOverviewFeed(IServiceProvider services)
    {
        var reader = services.GetRequiredService<OverviewReader>();
        var settings = services.GetRequiredService<ConsoleSettings>();
        var logger = services.GetRequiredService<ILogger<OverviewReader>>();
        return new LiveFeed<OverviewSnapshot>(reader.ReadAsync, settings.Prometheus.ScrapeInterval, services.GetRequiredService<TimeProvider>(), bug => LogBug(logger, bug));
    }

    private static LiveFeed<DecisionsSnapshot> CreateDecisionFeed(IServiceProvider services)
    {
        var reader = services.GetRequiredService<DecisionReader>();
        var logger = services.GetRequiredService<ILogger<DecisionReader>>();
        return new LiveFeed<DecisionsSnapshot>(reader.ReadAsync, DecisionReader.Interval, services.GetRequiredService<TimeProvider>(), bug => LogBug(logger, bug));
    }

    private static LiveFeed<GpusSnapshot> CreateGpuFeed(IServiceProvider services)
    {
        var reader = services.GetRequiredService<GpuReader>();
        var interval = services.GetRequiredService<ConsoleSettings>().Prometheus.ScrapeInterval;
        var logger = services.GetRequiredService<ILogger<GpuReader>>();
        return new LiveFeed<GpusSnapshot>(reader.ReadAsync, interval, services.GetRequiredService<TimeProvider>(), bug => LogBug(logger, bug));
    }

    private static SelfReportFeeds CreateSelfReportFeeds(IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILogger<SelfReportFeeds>>();
        return new SelfReportFeeds(
            services.GetRequiredService<DebugClient>(), services.GetRequiredService<GatewayFleet>(), services.GetRequiredService<TimeProvider>(), bug => LogBug(logger, bug));
    }

    private static Ticks CreateTicks(IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILogger<Ticks>>();
        return new Ticks(services.GetRequiredService<TimeProvider>(), bug => LogBug(logger, bug));
    }

    [LoggerMessage(LogLevel.Error, "A refresh failed unexpectedly")]
    private static partial void LogBug(ILogger logger, Exception exception);
}
