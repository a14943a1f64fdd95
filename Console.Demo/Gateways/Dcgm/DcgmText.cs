using System.Globalization;
using System.Text;
using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Dcgm;

/// <summary>The exporter's own text: it prints integers in full and real numbers with six decimals, and no family without a sample.</summary>
/// <remarks><c>DCGM_FI_DEV_POWER_USAGE{gpu="0",UUID="GPU-…",…} 212.404000</c>, <c>DCGM_FI_DEV_MEMORY_TEMP{…} 9223372036854775794</c>.</remarks>
internal static class DcgmText
{
    /// <summary>What DCGM gives for a field the GPU does not support, some of which reach the exposition.</summary>
    public const long NotSupported = 9_223_372_036_854_775_794;

    public static string Of(MetricRegistry registry)
    {
        var text = new StringBuilder(32 * 1024);
        foreach (var family in registry.Families)
        {
            if (family.Samples.Count == 0) continue;
            text.Append("# HELP ").Append(family.Name).Append(' ').Append(family.Help).Append('\n');
            text.Append("# TYPE ").Append(family.Name).Append(' ').Append(family.Kind).Append('\n');
            var isReal = IsReal(family.Name);
            foreach (var sample in family.Samples)
                text.Append(sample.Name).Append(sample.LabelText).Append(' ').Append(isReal ? Real(sample.Read()) : Integer(sample.Read())).Append('\n');
        }
        return text.ToString();
    }

    private static bool IsReal(string name) =>
        name == "DCGM_FI_DEV_POWER_USAGE" || (name.StartsWith("DCGM_FI_PROF_", StringComparison.Ordinal) && name.EndsWith("_ACTIVE", StringComparison.Ordinal));

    private static string Real(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    // The nearest double is 14 more: the number is told apart by its size.
    private static string Integer(double value) => (value >= NotSupported ? NotSupported : (long)value).ToString(CultureInfo.InvariantCulture);
}
