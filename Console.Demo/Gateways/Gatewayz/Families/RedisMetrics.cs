using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>What Redis says of itself; several of its gauges are named like counters.</summary>
internal sealed class RedisMetrics(MetricRegistry registry)
{
    public MetricFamily<Gauge> Up { get; } = registry.Gauge("redis_up", "Whether Redis is reachable (1=UP, 0=DOWN)");

    public MetricFamily<Gauge> MemoryUsed { get; } = registry.Gauge("redis_memory_used_bytes", "Total bytes allocated by Redis");

    public MetricFamily<Gauge> MemoryMax { get; } = registry.Gauge("redis_memory_max_bytes", "Maximum memory configured for Redis (maxmemory)");

    public MetricFamily<Gauge> Clients { get; } = registry.Gauge("redis_connected_clients", "Number of connected client connections");

    public MetricFamily<Gauge> Uptime { get; } = registry.Gauge("redis_uptime_in_seconds", "Redis server uptime in seconds");

    public MetricFamily<Gauge> Commands { get; } = registry.Gauge("redis_commands_processed_total", "Total number of commands processed by Redis");

    public MetricFamily<Gauge> Hits { get; } = registry.Gauge("redis_keyspace_hits_total", "Total number of successful key lookups");

    public MetricFamily<Gauge> Misses { get; } = registry.Gauge("redis_keyspace_misses_total", "Total number of failed key lookups");

    public MetricFamily<Gauge> Expired { get; } = registry.Gauge("redis_expired_keys_total", "Total number of keys expired by TTL");

    public MetricFamily<Gauge> Evicted { get; } = registry.Gauge("redis_evicted_keys_total", "Total number of keys evicted due to maxmemory policy");

    public MetricFamily<Gauge> ConnectionsReceived { get; } = registry.Gauge("redis_total_connections_received_total", "Total number of connections accepted by Redis");

    public MetricFamily<Gauge> Keys { get; } = registry.Gauge("redis_db_keys", "Number of keys in a Redis database", "db");
}
