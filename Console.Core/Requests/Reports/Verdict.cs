using System.Globalization;
using System.Text;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.Redaction;

namespace OperatorConsole.Core.Requests.Reports;

/// <summary>What became of a request, in one sentence.</summary>
internal static class Verdict
{
    private const int LongestPart = 80;

    public static (string Sentence, VerdictKind Kind) Of(RequestAttempt attempt, LogLine? trace = null, Saving? saving = null)
    {
        var line = attempt.Main.Line;
        var lines = attempt.Others.Select(o => o.Line).Prepend(line).ToArray();
        var kind = KindOf(line);
        var sentence = new StringBuilder(Subject(line, kind));
        if (line.Latency is { } latency) sentence.Append(CultureInfo.InvariantCulture, $" in {(latency.Ticks == 0 ? "less than 1 ms" : UnitFormat.Seconds(latency.TotalSeconds))}");
        if (IsSemantic(line) && (Number(lines, l => l.Similarity) ?? trace?.Similarity) is { } similarity) sentence.Append(CultureInfo.InvariantCulture, $", similarity {similarity:0.00}");
        if (Any(lines, l => l.Model) is { } model) sentence.Append(", ").Append(Part(model));
        if (Any(lines, l => l.Provider) is { } provider) sentence.Append(" of ").Append(Part(provider));
        if (Number(lines, l => l.Cost) is { } cost) sentence.Append(", ").Append(cost == 0 ? "free" : UnitFormat.Money(cost));
        if (saving is { Usd: var usd }) sentence.Append(", saved about ").Append(UnitFormat.Money(usd));
        return (sentence.Append(" · ").Append(attempt.Main.Gateway).Append('.').ToString(), kind);
    }

    private static VerdictKind KindOf(LogLine line) => (line.Status, line.Outcome, line.Layer?.ToLowerInvariant()) switch
    {
        ( >= 500, _, _) => VerdictKind.Failed,
        ( >= 400, _, _) => VerdictKind.Refused,
        ( >= 100, _, _) => VerdictKind.Answered,
        (_, "failed" or "failure" or "error", _) => VerdictKind.Failed,
        (_, "success" or "completed" or "succeeded", _) => VerdictKind.Answered,
        (_, _, "l0" or "authblocked") => VerdictKind.Refused,
        (_, _, not null) => VerdictKind.Answered,
        _ when line.Level?.ToUpperInvariant() is "ERROR" or "CRITICAL" or "FATAL" => VerdictKind.Failed,
        _ when line.Latency is not null => VerdictKind.Answered,
        _ => VerdictKind.Mentioned,
    };

    private static string Subject(LogLine line, VerdictKind kind)
    {
        var request = string.Join(' ', new[] { line.Method, line.Route }.OfType<string>().Select(Part));
        var what = request.Length > 0 ? request + " was " : "It was ";
        var status = line.Status is { } code ? string.Create(CultureInfo.InvariantCulture, $" with {code}") : "";
        return kind switch
        {
            VerdictKind.Answered when LayerInWords(line) is { } layer => $"{what}answered by {layer}{status}",
            VerdictKind.Answered => $"{what}answered{status}",
            VerdictKind.Refused => $"{what}refused{status}",
            VerdictKind.Failed when line.Status is null && line.Message is { } message => $"{(request.Length > 0 ? request : "It")} failed: {Part(message)}",
            VerdictKind.Failed => $"{(request.Length > 0 ? request : "It")} failed{status}",
            _ when line.Message is { } message => $"A log line names it: {Part(message)}",
            _ => "A log line names it; what became of it is not told",
        };
    }

    private static bool IsSemantic(LogLine line) => line.Layer?.StartsWith("l1b", StringComparison.OrdinalIgnoreCase) == true;

    private static string? LayerInWords(LogLine line) => (line.Layer?.ToLowerInvariant(), line.ResolvedBy) switch
    {
        (null, _) => null,
        ("l1a" or "l1a_exactcache", _) => "L1a exact cache",
        ("l1b" or "l1b_semanticcache", _) => "L1b semantic cache",
        ("l2" or "l2_slm", _) => "L2 local model",
        ("l3" or "l3_cloud", { } by) => $"L3 cloud ({Part(by)})",
        ("l3" or "l3_cloud", null) => "L3 cloud",
        ({ } other, _) => Part(other),
    };

    private static string Part(string text) => VisibleText.Of(Redactor.Redact("", text), LongestPart);

    private static string? Any(LogLine[] lines, Func<LogLine, string?> of) => lines.Select(of).FirstOrDefault(v => v is not null);

    private static double? Number(LogLine[] lines, Func<LogLine, double?> of) => lines.Select(of).FirstOrDefault(v => v is not null);
}
