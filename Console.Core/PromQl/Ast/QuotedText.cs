namespace OperatorConsole.Core.PromQl;

/// <summary>What stands in quotes.</summary>
/// <param name="Value">What it says; bytes that are no UTF-8 are replaced by U+FFFD.</param>
/// <param name="Source">As it is written, where its bytes are no UTF-8 (<c>"\xff"</c>) and the value does not tell all; else null.</param>
public readonly record struct QuotedText(string Value, string? Source = null);
