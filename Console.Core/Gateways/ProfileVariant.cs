namespace OperatorConsole.Core.Gateways;

/// <summary>One family of metrics a kind of gateway may export: another release, another way of exporting, or what another document says.</summary>
/// <param name="Name">Its name in the profile, such as <c>guide</c>.</param>
/// <param name="Title">What it is for people, such as <c>the production guide</c>.</param>
/// <param name="Detect">Metrics that only this family has.</param>
/// <param name="Where">Matchers that must hold for these besides, as names of OpenTelemetry are shared by many; empty for none.</param>
/// <param name="Profile">The whole profile for a gateway that exports it.</param>
public sealed record ProfileVariant(string Name, string Title, IReadOnlyList<string> Detect, string Where, GatewayProfile Profile);
