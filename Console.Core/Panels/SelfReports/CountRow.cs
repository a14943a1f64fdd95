namespace OperatorConsole.Core.Panels.SelfReports;

/// <summary>One of several counts that belong together, such as the requests of one layer.</summary>
/// <param name="Name">Its name as the gateway writes it.</param>
/// <param name="Words">What the name means; null where it says all.</param>
/// <param name="Count">How many.</param>
/// <param name="Share">How many of all.</param>
public sealed record CountRow(string Name, string? Words, Reading Count, Reading Share);

/// <summary>A number with its name.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Reading">The number.</param>
public sealed record NamedReading(string Label, Reading Reading);
