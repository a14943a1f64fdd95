using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>The application itself: its name, its connections, and how late its event loop runs.</summary>
internal sealed class EventLoopMetrics(MetricRegistry registry)
{
    public MetricFamily<Gauge> AppInfo { get; } = registry.Gauge("fastapi_app_info_info", "FastAPI application information", "app_name");

    public MetricFamily<Gauge> Connections { get; } = registry.Gauge("active_connections", "Number of active connections", "connection_type");

    public MetricFamily<Gauge> Lag { get; } = registry.Gauge("gatewayz_event_loop_lag_seconds", "Time (seconds) between scheduling a no-op coroutine and its execution — measures asyncio event loop backpressure");
}
