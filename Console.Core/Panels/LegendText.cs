using System.Text.RegularExpressions;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels;

/// <summary>The names and colours of series: <c>{{provider}} {{model}}</c> becomes <c>openai gpt-4o</c>.</summary>
internal static partial class LegendText
{
    /// <summary>A label's value may be 64 KB of anything; a name is not.</summary>
    private const int Longest = 120;

    /// <summary>The name of a series; without a template its labels, and without those the title of the panel.</summary>
    public static string Of(LabelSet labels, string legend, string title)
    {
        var name = legend.Length > 0
            ? Placeholder().Replace(legend, m => labels[m.Groups["label"].Value])
            : string.Join(", ", labels.Where(l => l.Key != "__name__").Select(l => $"{l.Key}={l.Value}"));
        if (name.Trim().Length == 0) name = legend.Length > 0 ? $"(no {Placeholder().Match(legend).Groups["label"].Value})" : title;
        return name.Length > Longest ? name[..Longest] + "…" : name;
    }

    /// <summary>The colour of a series: that of a label's value, of a template such as <c>provider:{{api_provider}}</c>, or one that is named.</summary>
    public static string Colour(LabelSet labels, string wanted)
    {
        if (wanted.Length == 0) return "";
        var template = wanted.Contains(':') ? wanted : $"{wanted}:{{{{{wanted}}}}}";
        var colour = Placeholder().Replace(template, m => labels[m.Groups["label"].Value]);
        // Without its label a series has no colour of its own.
        if (colour.EndsWith(':')) return "";
        return colour.Length > Longest ? colour[..Longest] : colour;
    }

    [GeneratedRegex(@"\{\{ *(?<label>[a-zA-Z_][a-zA-Z0-9_]*) *\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
