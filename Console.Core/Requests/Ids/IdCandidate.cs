namespace OperatorConsole.Core.Requests.Ids;

/// <summary>An id somebody may have meant.</summary>
/// <param name="Id">The id.</param>
/// <param name="How">How it was read out of what was pasted, such as <c>as pasted</c> or <c>without dashes</c>.</param>
public sealed record IdCandidate(string Id, string How);
