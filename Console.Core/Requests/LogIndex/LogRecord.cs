namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>A line as the gateway wrote it: out of its collector's record, and joined where it was cut in parts.</summary>
/// <param name="Offset">Where it begins in its log, in bytes.</param>
/// <param name="End">The byte after it.</param>
/// <param name="Text">The line without its end; at most <see cref="LogLines.MostBytes"/> of it.</param>
/// <param name="IsWhole">False for a line that is longer, or still being written.</param>
/// <param name="Stream">0 for standard output, 1 for standard error; null where the log does not tell.</param>
/// <param name="Written">When the container's runtime received it, as it says; null where there is none.</param>
public sealed record LogRecord(long Offset, long End, ReadOnlyMemory<byte> Text, bool IsWhole, int? Stream, string? Written);
