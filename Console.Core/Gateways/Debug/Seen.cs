namespace OperatorConsole.Core.Gateways.Debug;

/// <summary>What an endpoint last said, and why it says nothing now.</summary>
/// <typeparam name="T">What it says.</typeparam>
/// <param name="Endpoint">Where.</param>
/// <param name="Value">What it said; from before where <paramref name="Failure"/> is set, null where it never said anything.</param>
/// <param name="At">When it said so.</param>
/// <param name="Failure">Why the latest attempt failed; null where it did not.</param>
public sealed record Seen<T>(DebugEndpoint Endpoint, T? Value, DateTimeOffset? At, Failure? Failure)
    where T : class;
