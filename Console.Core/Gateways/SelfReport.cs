namespace OperatorConsole.Core.Gateways;

/// <summary>What a gateway says of itself at its debug endpoints, all asked at about the same moment.</summary>
/// <param name="AsOf">That moment.</param>
public abstract record SelfReport(DateTimeOffset AsOf);
