namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>One line of <c>requests.log</c>.</summary>
internal sealed record RequestLogEntry
{
    public required string Timestamp { get; init; }
    public required string Method { get; init; }
    public required string Path { get; init; }
    public required string EndpointFamily { get; init; }
    public required string Client { get; init; }
    public required string Tool { get; init; }
    public required string Provider { get; init; }
    public required string? Model { get; init; }
    public required IReadOnlyDictionary<string, string> RequestHeaders { get; init; }
    public required string RequestBody { get; init; }
    public bool RequestBodyTruncated { get; init; }
    public required int ResponseStatus { get; init; }
    public required IReadOnlyDictionary<string, string> ResponseHeaders { get; init; }
    public required string ResponseBody { get; init; }
    public bool ResponseBodyTruncated { get; init; }
    public string? ResponseBodyNote { get; init; }
    public required long LatencyMs { get; init; }
    public required string FinalLayer { get; init; }
}
