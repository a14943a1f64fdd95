using System.Collections.Frozen;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>The actions of a Go template, as far as alerts use them: <c>{{ $labels.job }} is at {{ $value | humanize }}</c>.</summary>
internal sealed class TemplateText
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(StringComparer.Ordinal,
        "if", "else", "end", "range", "with", "define", "template", "block", "break", "continue", "nil", "true", "false",
        "and", "or", "not", "len", "index", "slice", "print", "printf", "println", "html", "js", "urlquery", "call", "eq", "ne", "lt", "le", "gt", "ge",
        "query", "first", "label", "value", "strvalue", "sortByLabel", "humanize", "humanize1024", "humanizeDuration", "humanizePercentage", "humanizeTimestamp", "toTime", "toDuration", "now",
        "title", "toUpper", "toLower", "match", "reReplaceAll", "graphLink", "tableLink", "args", "tmpl", "safeHtml", "externalURL", "pathPrefix", "parseDuration", "stripPort", "stripDomain", "urlQueryEscape");

    private static readonly FrozenSet<string> Variables = FrozenSet.Create(StringComparer.Ordinal, "$", "$labels", "$value", "$externalLabels", "$externalURL");

    private readonly string _text;
    private readonly HashSet<string> _declared = [];
    private readonly List<(TextRange, string)> _problems = [];
    private readonly List<(TextRange, string)> _labels = [];
    private int _open;

    public TemplateText(string text)
    {
        _text = text;
        for (var start = text.IndexOf("{{", StringComparison.Ordinal); start >= 0;)
        {
            var end = ReadAction(start + 2);
            if (end < 0)
            {
                _problems.Add((new TextRange(start, text.Length), "the template's “{{” has no “}}”"));
                return;
            }
            start = text.IndexOf("{{", end, StringComparison.Ordinal);
        }
        if (_open > 0) _problems.Add((new TextRange(0, text.Length), "the template has an “if”, “range” or “with” without “end”"));
    }

    /// <summary>What Prometheus refuses when it loads the rule.</summary>
    public IReadOnlyList<(TextRange Range, string Message)> Problems => _problems;

    /// <summary>The labels it shows, as <c>$labels.model</c>.</summary>
    public IReadOnlyList<(TextRange Range, string Name)> Labels => _labels;

    /// <summary>Where it shows the value.</summary>
    public TextRange? Value { get; private set; }

    /// <summary>Reads to behind the closing braces; -1 where there are none.</summary>
    private int ReadAction(int at)
    {
        var isFirst = true;
        while (at < _text.Length)
        {
            var c = _text[at];
            if (_text.AsSpan(at).StartsWith("}}")) return at + 2;
            if (_text.AsSpan(at).StartsWith("/*")) at = _text.IndexOf("*/", at, StringComparison.Ordinal) is >= 0 and var closed ? closed + 2 : _text.Length;
            else if (c is '"' or '`' or '\'') at = SkipQuoted(at);
            else if (c == '$' || c == '.' || char.IsLetter(c) || c == '_')
            {
                var end = at + 1;
                while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or '.')) end++;
                Word(_text[at..end], new TextRange(at, end), isFirst);
                isFirst = false;
                at = end;
            }
            else if (char.IsAsciiDigit(c))
            {
                while (at < _text.Length && (char.IsLetterOrDigit(_text[at]) || _text[at] == '.')) at++;
            }
            else at++;
        }
        return -1;
    }

    private int SkipQuoted(int at)
    {
        var quote = _text[at++];
        while (at < _text.Length && _text[at] != quote) at += _text[at] == '\\' && quote != '`' ? 2 : 1;
        return Math.Min(at + 1, _text.Length);
    }

    private void Word(string word, TextRange range, bool isFirst)
    {
        var parts = word.Split('.');
        if (word[0] == '$')
        {
            if (parts[0] == "$value") Value ??= range;
            if (parts is ["$labels", { Length: > 0 } label, ..]) _labels.Add((range, label));
            if (Variables.Contains(parts[0]) || _declared.Contains(parts[0])) return;
            // {{ $x := … }} and {{ range $i, $x := … }} declare.
            if (_text.AsSpan(range.End).TrimStart() is [':', '=', ..] or [',', ..]) _declared.Add(parts[0]);
            else _problems.Add((range, $"the template knows no variable “{parts[0]}”; there are $labels, $value, $externalLabels and $externalURL"));
            return;
        }
        if (word[0] == '.')
        {
            if (parts is ["", "Labels", { Length: > 0 } label, ..]) _labels.Add((range, label));
            if (parts is ["", "Value", ..]) Value ??= range;
            return;
        }
        if (isFirst) _open += word is "if" or "range" or "with" or "define" or "block" ? 1 : word == "end" ? -1 : 0;
        if (!Known.Contains(parts[0])) _problems.Add((range, $"templates of alerts know no function “{parts[0]}”. {Settings.NearestName.Advice(parts[0], Known.Items)}"));
    }
}
