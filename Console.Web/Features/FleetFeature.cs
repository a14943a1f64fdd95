using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;
using OperatorConsole.Core.Settings;
using OperatorConsole.Core.Spend;

namespace OperatorConsole.Web.Features;

/// <summary>The readings of the pages that look across gateways: one for each question, whoever asks it.</summary>
internal static partial class FleetFeature
{
    public static IServiceCollection AddFleet(this IServiceCollection services)
    {
        services.AddSingleton<FleetReader>();
        services.AddSingleton<ProviderReader>();
        services.AddSingleton<LatencyReader>();
        services.AddSingleton<DeflectionReader>();
        services.AddSingleton<SliReader>();
        services.AddSingleton<SpendReader>();
        AddFeeds<FleetFilter, FleetSnapshot<ProviderRow>>(services, p => p.GetRequiredService<ProviderReader>().ReadAsync);
        AddFeeds<FleetQuestion, FleetSnapshot<LatencyRow>>(services, p => p.GetRequiredService<LatencyReader>().ReadAsync);
        AddFeeds<FleetQuestion, FleetSnapshot<DeflectionRow>>(services, p => p.GetRequiredService<DeflectionReader>().ReadAsync);
        AddFeeds<FleetFilter, FleetSnapshot<SliRow>>(services, p => p.GetRequiredService<SliReader>().ReadAsync);
        AddFeeds<SpendQuestion, SpendSnapshot>(services, p => p.GetRequiredService<SpendReader>().ReadAsync);
        return services;
    }

    private static void AddFeeds<TQuestion, TSnapshot>(
        IServiceCollection services, Func<IServiceProvider, Func<TQuestion, TSnapshot?, CancellationToken, Task<TSnapshot>>> reader)
        where TQuestion : notnull
        where TSnapshot : class => services.AddSingleton(p =>
    {
        var logger = p.GetRequiredService<ILogger<FleetReader>>();
        return new LiveFeeds<TQuestion, TSnapshot>(reader(p), p.GetRequiredService<ConsoleSettings>().Prometheus.ScrapeInterval, p.GetRequiredService<TimeProvider>(), bug => LogBug(logger, bug));
    });

    [LoggerMessage(LogLevel.Error, "A refresh failed unexpectedly")]
    private static partial void LogBug(ILogger logger, Exception exception);
}
