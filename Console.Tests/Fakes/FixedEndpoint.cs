using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Fakes;

/// <summary>A Prometheus whose address does not change.</summary>
internal sealed record FixedEndpoint(Uri? BaseAddress) : IPrometheusEndpoint;
