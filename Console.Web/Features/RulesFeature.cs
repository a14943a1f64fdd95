using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Drafting;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;
using OperatorConsole.Core.Alerting.Listing;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Features;

/// <summary>Alert rules: what the files say, what Prometheus runs, and changing both together.</summary>
internal static partial class RulesFeature
{
    public static IServiceCollection AddRules(this IServiceCollection services, ConsoleSettings settings)
    {
        var folder = Path.Combine(settings.Storage.Path, "rules");
        services.AddSingleton(new RuleSet(settings.Rules));
        services.AddSingleton(new Promtool(settings.Rules));
        services.AddSingleton(new RuleVersions(Path.Combine(folder, "versions")));
        services.AddSingleton(p => new RuleHistory(folder, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RulePlanner>();
        services.AddSingleton(p => new RulePrecheck(p.GetRequiredService<RuleSet>(), p.GetRequiredService<Promtool>(), p.GetRequiredService<PrometheusClient>(), Path.Combine(folder, "checked")));
        services.AddSingleton(p => new RuleActivation(p.GetRequiredService<PrometheusClient>(), p.GetRequiredService<RulePrecheck>(), settings.Rules, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RuleRecovery>();
        services.AddSingleton<RuleApplier>();
        services.AddSingleton<RuleReverter>();
        services.AddSingleton<RuleCare>();
        services.AddHostedService<RuleCareService>();
        services.AddSingleton<AlertsReader>();
        services.AddSingleton<RuleBoard>();
        services.AddSingleton<RuleJudge>();
        services.AddSingleton<RevisionComparer>();
        services.AddSingleton(CreateFeed);
        return services;
    }

    private static LiveFeed<AlertsSnapshot> CreateFeed(IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILogger<AlertsReader>>();
        return new LiveFeed<AlertsSnapshot>(
            services.GetRequiredService<AlertsReader>().ReadAsync, services.GetRequiredService<ConsoleSettings>().Prometheus.ScrapeInterval,
            services.GetRequiredService<TimeProvider>(), bug => LogBug(logger, bug));
    }

    [LoggerMessage(LogLevel.Error, "A refresh failed unexpectedly")]
    private static partial void LogBug(ILogger logger, Exception exception);
}
