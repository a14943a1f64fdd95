using System.Globalization;
using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Alerting.Drafting;

/// <summary>A text of an alert as it would read for one series.</summary>
/// <param name="Text">The text; what is not rendered stands in it as it is written.</param>
/// <param name="IsWhole">Whether all of it is rendered: only Prometheus runs queries, conditions and loops.</param>
public sealed record RenderedText(string Text, bool IsWhole);

/// <summary>Renders what most texts of alerts use: <c>{{ $labels.job }}</c>, <c>{{ $value | humanizePercentage }}</c>, <c>{{ printf "%.2f" $value }}</c>.</summary>
public static partial class TemplatePreview
{
    /// <summary>Renders a text.</summary>
    /// <param name="template">The text.</param>
    /// <param name="labels">The labels of the series.</param>
    /// <param name="value">Its value.</param>
    public static RenderedText Render(string template, IReadOnlyDictionary<string, string> labels, double value)
    {
        var isWhole = true;
        var text = Action().Replace(template, match =>
        {
            if (Evaluate(match.Groups["action"].Value.Trim(), labels, value) is { } rendered) return rendered;
            isWhole = false;
            return match.Value;
        });
        return new RenderedText(text, isWhole);
    }

    private static string? Evaluate(string action, IReadOnlyDictionary<string, string> labels, double value)
    {
        var parts = action.Split('|', StringSplitOptions.TrimEntries);
        var (text, number) = parts[0] switch
        {
            "$value" or ".Value" => (Go(value), (double?)value),
            var p when Label().Match(p) is { Success: true } label => (labels.GetValueOrDefault(label.Groups[1].Value, ""), null),
            var p when Printf().Match(p) is { Success: true } format => (Fixed(format, value), null),
            _ => (null, null),
        };
        foreach (var function in parts.Skip(1))
        {
            var of = number ?? (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null);
            (text, number) = (Apply(function, text, of), null);
        }
        return text;
    }

    private static string? Apply(string function, string? text, double? value) => (function, value) switch
    {
        (_, _) when text is null => null,
        ("toUpper", _) => text.ToUpperInvariant(),
        ("toLower", _) => text.ToLowerInvariant(),
        ("humanizePercentage", { } v) => string.Create(CultureInfo.InvariantCulture, $"{Go(Math.Round(v * 100, 4 - 1 - Magnitude(v * 100)))}%"),
        ("humanize", { } v) => Humanize(v, 1000, "kMGTPEZY", "munpfazy"),
        ("humanize1024", { } v) => Humanize(v, 1024, "KMGTPEZY", "").Replace("K", "k", StringComparison.Ordinal) is var s && Math.Abs(v) >= 1024 ? s + "i" : Humanize(v, 1024, "", ""),
        ("humanizeDuration", { } v) => Duration(v),
        (_, { } v) when Printf().Match(function + " $value") is { Success: true } format => Fixed(format, v),
        _ => null,
    };

    private static string Duration(double seconds)
    {
        if (!double.IsFinite(seconds)) return Go(seconds);
        if (Math.Abs(seconds) < 1) return Humanize(seconds, 1000, "", "munpfazy") + "s";
        var (sign, rest) = (seconds < 0 ? "-" : "", Math.Abs(seconds));
        var (days, hours, minutes) = ((long)rest / 86400, (long)rest / 3600 % 24, (long)rest / 60 % 60);
        if (days > 0) return FormattableString.Invariant($"{sign}{days}d {hours}h {minutes}m {(long)rest % 60}s");
        if (hours > 0) return FormattableString.Invariant($"{sign}{hours}h {minutes}m {(long)rest % 60}s");
        return minutes > 0 ? FormattableString.Invariant($"{sign}{minutes}m {(long)rest % 60}s") : $"{sign}{Go(Math.Round(rest, Math.Max(0, 3 - Magnitude(rest))))}s";
    }

    private static string Humanize(double value, double step, string large, string small)
    {
        if (value == 0 || !double.IsFinite(value)) return Go(value);
        var prefix = "";
        if (Math.Abs(value) >= 1)
            foreach (var p in large)
            {
                if (Math.Abs(value) < step) break;
                (prefix, value) = (p.ToString(), value / step);
            }
        else
            foreach (var p in small)
            {
                if (Math.Abs(value) >= 1) break;
                (prefix, value) = (p.ToString(), value * step);
            }
        return Go(Math.Round(value, Math.Clamp(3 - Magnitude(value), 0, 15))) + prefix;
    }

    // Go prints four significant digits here.
    private static int Magnitude(double value) => value == 0 || !double.IsFinite(value) ? 0 : (int)Math.Clamp(Math.Floor(Math.Log10(Math.Abs(value))), -11, 3);

    private static string Go(double value) => double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? value > 0 ? "+Inf" : "-Inf" : value.ToString("G10", CultureInfo.InvariantCulture);

    private static string Fixed(Match format, double value) => value.ToString($"F{format.Groups["digits"].Value}", CultureInfo.InvariantCulture) + (format.Groups["percent"].Success ? "%" : "");

    [GeneratedRegex(@"\{\{-?(?<action>[^{}]*?)-?\}\}", RegexOptions.Singleline)]
    private static partial Regex Action();

    [GeneratedRegex(@"^(?:\$labels|\.Labels)\.([A-Za-z_][A-Za-z0-9_]*)$")]
    private static partial Regex Label();

    [GeneratedRegex(@"^printf\s+""%\.(?<digits>[0-9])f(?<percent>%%)?""\s+(?:\$value|\.Value)$")]
    private static partial Regex Printf();
}
