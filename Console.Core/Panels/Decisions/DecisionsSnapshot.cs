namespace OperatorConsole.Core.Panels.Decisions;

/// <summary>The latest decisions of all gateways that tell them; immutable, shared by every viewer.</summary>
/// <param name="AsOf">When the gateways were asked.</param>
/// <param name="Decisions">Newest first.</param>
/// <param name="Sources">All gateways: those that tell, and why the others do not.</param>
public sealed record DecisionsSnapshot(DateTimeOffset AsOf, IReadOnlyList<Decision> Decisions, IReadOnlyList<DecisionSource> Sources);

/// <summary>Whether and what a gateway tells of its decisions.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="Tells">Whether it has an endpoint for them.</param>
/// <param name="Note">What one must know of what it tells, or why it tells nothing; null for nothing.</param>
/// <param name="Failures">What could not be asked this time.</param>
public sealed record DecisionSource(string Gateway, bool Tells, string? Note, IReadOnlyList<Failure> Failures);
