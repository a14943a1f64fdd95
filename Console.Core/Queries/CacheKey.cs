using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Queries;

/// <summary>What makes two questions the same.</summary>
/// <param name="Query">PromQL, word for word.</param>
/// <param name="StepMs">The step of a range; 0 for an instant.</param>
/// <param name="Grid">The moments, where the answer cannot be put together from parts; null where answers of all ranges with the step share one entry.</param>
internal readonly record struct CacheKey(string Query, long StepMs, TimeGrid? Grid);
