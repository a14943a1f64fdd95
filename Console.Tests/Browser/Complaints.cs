using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace OperatorConsole.Tests.Browser;

/// <summary>What the browser itself complains about while a page is open.</summary>
internal sealed class Complaints
{
    // Chromium reports most violations as errors, but not those of a report-only policy.
    private const string TellViolations = """
        document.addEventListener('securitypolicyviolation', e =>
          console.error(`violates ${e.effectiveDirective}: ${e.blockedURI} at ${e.sourceFile}:${e.lineNumber}`));
        """;

    private readonly ConcurrentQueue<string> _messages = new();
    private readonly string? _expected;

    private Complaints(string? expected) => _expected = expected;

    public static async Task<Complaints> ListenAsync(IPage page, string? expected)
    {
        var complaints = new Complaints(expected);
        await page.AddInitScriptAsync(TellViolations);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, exception) => complaints.Add($"uncaught {exception}");
        return complaints;
    }

    public void MustBeNone()
    {
        if (!_messages.IsEmpty) throw new XunitException($"The browser complains:\n{this}");
    }

    public override string ToString() => string.Join('\n', _messages);

    private void Add(string message)
    {
        if (_expected is null || !message.Contains(_expected, StringComparison.Ordinal)) _messages.Enqueue(message);
    }
}
