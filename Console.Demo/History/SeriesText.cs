using System.Text;
using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.History;

/// <summary>A sample's line up to its value, with the labels Prometheus gives it when it is scraped.</summary>
internal static class SeriesText
{
    /// <summary>
    /// <c>x_total{a="1"}</c> scraped by job <c>edge</c> at <c>127.0.0.1:8889</c> becomes
    /// <c>x_total{a="1",job="edge",instance="127.0.0.1:8889"} </c>; a job label of its own becomes <c>exported_job</c>.
    /// </summary>
    public static byte[] Prefix(Sample sample, string job, string instance)
    {
        var own = sample.LabelText.Length > 2 ? sample.LabelText[1..^1] : "";
        foreach (var name in (ReadOnlySpan<string>)["job", "instance"])
        {
            if (own.StartsWith(name + "=\"", StringComparison.Ordinal)) own = "exported_" + own;
            own = own.Replace($",{name}=\"", $",exported_{name}=\"", StringComparison.Ordinal);
        }
        return Encoding.UTF8.GetBytes($"{sample.Name}{{{own}{(own.Length > 0 ? "," : "")}job=\"{job}\",instance=\"{instance}\"}} ");
    }
}
