using System.Collections.Frozen;

namespace OperatorConsole.Core.PromQl.Syntax;

/// <summary>Words of MetricsQL that Prometheus has not, and whose meaning the console does not know.</summary>
internal static class OtherEngines
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MetricsQl =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "default", "if", "ifnot", "keep_metric_names", "limit", "with").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The sentence to add where such a word is not understood.</summary>
    public static string Hint(ReadOnlySpan<char> word) => MetricsQl.Contains(word) ? "; this is MetricsQL of VictoriaMetrics, which the console cannot analyse" : "";
}
