namespace OperatorConsole.Demo.Tracing;

/// <summary>One span as a gateway exports it.</summary>
/// <param name="TraceId">32 hex digits.</param>
/// <param name="Id">16 hex digits.</param>
/// <param name="ParentId">The span it is part of; none for the first.</param>
/// <param name="Service">The resource's <c>service.name</c>.</param>
/// <param name="Name">What was done.</param>
/// <param name="Start">When it began.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Kind">As OTLP counts kinds: 1 internal, 2 server, 3 client.</param>
/// <param name="Error">Why it failed; none where it did not.</param>
/// <param name="Attributes">Texts, whole numbers, numbers and booleans by name.</param>
internal sealed record DemoSpan(
    string TraceId, string Id, string? ParentId, string Service, string Name, DateTimeOffset Start, double Seconds, int Kind, string? Error, IReadOnlyList<(string Name, object Value)> Attributes)
{
    public DateTimeOffset End => Start.AddSeconds(Seconds);
}
