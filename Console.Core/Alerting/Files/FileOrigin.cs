using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Alerting.Files;

/// <summary>Files that something else writes: what is changed in them is lost the next time it does.</summary>
internal static partial class FileOrigin
{
    private const int HeadLines = 15;

    /// <summary>Who writes the file; null where that seems to be people.</summary>
    /// <param name="text">The file.</param>
    /// <param name="isYaml">Whether it is a rule file as it stands: alerts have templates too, {{ if … }} among them.</param>
    public static string? WhyNotToChange(string text, bool isYaml)
    {
        if (OperatorResource().IsMatch(text)) return "it is a PrometheusRule of the Prometheus operator: change it in the cluster, where the operator would write it anew";
        if (HelmValue().IsMatch(text) || (!isYaml && HelmStructure().IsMatch(text))) return "it is a Helm template: change the chart, or the rules it was rendered to";
        if (Jsonnet().IsMatch(text)) return "it is Jsonnet: change the source, or the rules it was built to";
        var head = string.Join('\n', text.Split('\n', HeadLines + 1).Take(HeadLines).Where(l => l.TrimStart().StartsWith('#')));
        return Generated().Match(head) is { Success: true } said ? $"its head says that it is written by a program (“{said.Value.Trim()}”): change its source" : null;
    }

    [GeneratedRegex(@"^kind:\s*[""']?PrometheusRule\b", RegexOptions.Multiline)]
    private static partial Regex OperatorResource();

    [GeneratedRegex(@"\{\{-?\s*(\.Values|\.Release|\.Chart|\.Capabilities|include\s+""|template\s+""|tpl\s|toYaml\s)|\{\{\s*[`""]\{\{")]
    private static partial Regex HelmValue();

    [GeneratedRegex(@"^\s*\{\{-?\s*(if|range|with|end|else|define)\b", RegexOptions.Multiline)]
    private static partial Regex HelmStructure();

    [GeneratedRegex(@"^\s*(local\s+\w+\s*=\s*(import|std\.|\{|function)|\{\s*prometheusAlerts\+?::)", RegexOptions.Multiline)]
    private static partial Regex Jsonnet();

    [GeneratedRegex(@"(do not edit|(auto-?)?generated (by|from)|(ansible|puppet|chef|terraform|salt)[ -]managed|managed by (ansible|puppet|chef|terraform|salt|helm))[^\n]{0,80}", RegexOptions.IgnoreCase)]
    private static partial Regex Generated();
}
