using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>Queries to the database and its connection pool.</summary>
internal sealed class DatabaseMetrics(MetricRegistry registry)
{
    public MetricFamily<Counter> Queries { get; } = registry.Counter("database_queries_total", "Total database queries", "table", "operation");

    public MetricFamily<Summary> Duration { get; } = registry.Summary("database_query_duration_seconds", "Database query duration in seconds", "table");

    public MetricFamily<Gauge> PoolSize { get; } = registry.Gauge("connection_pool_size", "Total number of connections in the pool", "pool_name");

    public MetricFamily<Gauge> PoolActive { get; } = registry.Gauge("connection_pool_active_connections", "Number of active connections currently in use", "pool_name");

    public MetricFamily<Gauge> PoolIdle { get; } = registry.Gauge("connection_pool_idle_connections", "Number of idle connections available for use", "pool_name");

    public MetricFamily<Gauge> PoolUtilization { get; } = registry.Gauge("connection_pool_utilization_ratio", "Connection pool utilization ratio (active/total)", "pool_name");

    public MetricFamily<Counter> PoolErrors { get; } = registry.Counter("connection_pool_errors_total", "Total number of connection pool errors", "pool_name", "error_type");
}
