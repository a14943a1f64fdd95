namespace OperatorConsole.Core.Prometheus;

/// <summary>What a server scrapes (<c>/api/v1/targets</c>).</summary>
/// <param name="Labels">The labels its series get.</param>
/// <param name="Health"><c>up</c>, <c>down</c>, or <c>unknown</c> before the first scrape.</param>
/// <param name="LastError">Why the last scrape failed; empty when it did not.</param>
public sealed record ScrapeTarget(IReadOnlyDictionary<string, string> Labels, string Health, string LastError);
