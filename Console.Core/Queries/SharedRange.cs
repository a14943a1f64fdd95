using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Queries;

/// <summary>A range answer as all who ask share it.</summary>
/// <param name="Answer">The series.</param>
/// <param name="Epoch">Another number means that settled values have changed as well; equal numbers, that only moments after <paramref name="SettledUntil"/> may differ.</param>
/// <param name="SettledUntil">Up to here values do not change any more.</param>
/// <param name="AskedAt">When the newest part was asked for.</param>
public sealed record SharedRange(RangeAnswer Answer, long Epoch, DateTimeOffset SettledUntil, DateTimeOffset AskedAt);
