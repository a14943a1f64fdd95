using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace OperatorConsole.Tests.Browser;

/// <summary>Accessibility as axe sees it: nothing serious or critical, on any page, without a list of exceptions.</summary>
internal static class AxeCheck
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

    public static async Task MustBeAccessibleAsync(this IPage page)
    {
        // What is only laid out when somebody comes near has no sizes before. A sheet of its own outlives what the circuit draws anew.
        await page.EvaluateAsync("""
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(".told, .chart { content-visibility: visible !important }");
            document.adoptedStyleSheets.push(sheet);
            """);
        var result = await ReadAsync(page);
        var findings = result.Violations.Where(v => v.Impact is "serious" or "critical").Select(Describe).ToList();
        if (findings.Count > 0) throw new XunitException($"{page.Url} is not accessible:\n{string.Join('\n', findings)}");
    }

    // axe throws when an element it has met is drawn anew before it tells of it; a page that lives does that now and then.
    private static async Task<AxeResult> ReadAsync(IPage page, int attempt = 1)
    {
        try
        {
            return await page.RunAxe(Rules);
        }
        catch (PlaywrightException gone) when (attempt < 5 && gone.Message.Contains("TypeError", StringComparison.Ordinal))
        {
            return await ReadAsync(page, attempt + 1);
        }
    }

    private static string Describe(AxeResultItem finding) =>
        $"{finding.Impact} {finding.Id}: {finding.Help}\n{string.Join('\n', finding.Nodes.Select(n => $"  {n.Target}: {n.Html}"))}";
}
