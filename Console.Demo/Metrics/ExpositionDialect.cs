namespace OperatorConsole.Demo.Metrics;

/// <summary>How a client library writes its exposition text; the differences are visible to whoever parses it.</summary>
internal enum ExpositionDialect
{
    /// <summary>Rust and Go clients and the OpenTelemetry collector: <c>12</c>, <c>le="5"</c>, no <c>_created</c> series.</summary>
    Go,

    /// <summary>Python's prometheus_client: <c>12.0</c>, <c>le="5.0"</c>, a <c>_created</c> gauge for every counter and histogram.</summary>
    Python,
}
