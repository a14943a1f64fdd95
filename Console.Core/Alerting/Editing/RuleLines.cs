using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Alerting.Yaml;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Editing;

/// <summary>
/// Takes whole rules out of a file and puts others in, line by line. Read again the file must be the old one but for that rule.
/// A rule that is switched off stays in the file as comments:
/// <code>
///   # switched off: too noisy until the migration is over
///   #~ - alert: Slow
///   #~   expr: up > 5
/// </code>
/// </summary>
public static class RuleLines
{
    private const string Mark = "#~ ";
    private const string Head = "# switched off: ";

    /// <summary>The text without a rule; comments around it stay.</summary>
    public static Result<string> Delete(string text, Rule rule)
    {
        if (Extent(text, rule) is not { } extent) return Unwritable(rule);
        return Checked(text, TextEdit.Apply(text, new TextEdit(extent, "")), rule, rules => rules.RemoveAt(rule.Index));
    }

    /// <summary>The text with a rule as comments.</summary>
    /// <param name="text">The file.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="reason">Why; it stands above the rule.</param>
    public static Result<string> SwitchOff(string text, Rule rule, string reason)
    {
        if (Extent(text, rule) is not { } extent) return Unwritable(rule);
        var lines = extent.Of(text);
        var indent = lines[..lines.IndexOf('-', StringComparison.Ordinal)];
        var off = string.Concat(Lines(lines).Select(l => l.Trim().Length == 0 ? l : l.StartsWith(indent, StringComparison.Ordinal) ? $"{indent}{Mark}{l[indent.Length..]}" : $"{indent}{Mark}{l.TrimStart()}"));
        var head = $"{indent}{Head}{string.Join(' ', reason.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}{Blocks.LineBreak(text)}";
        return Checked(text, TextEdit.Apply(text, new TextEdit(extent, head + off)), rule, rules => rules.RemoveAt(rule.Index));
    }

    /// <summary>The text with a copy of a rule behind it, under another name.</summary>
    public static Result<string> Copy(string text, Rule rule, string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim() == rule.Name.Value) return RuleEditor.Refused(rule, "the copy has no name of its own", "Give it another one.");
        if (Extent(text, rule) is not { } extent) return Unwritable(rule);
        var lines = extent.Of(text);
        var copied = TextEdit.Apply(text, new TextEdit(new TextRange(extent.End, extent.End), lines.EndsWith('\n') ? lines : Blocks.LineBreak(text) + lines));
        if (RuleFile.Read(copied).Groups.FirstOrDefault(g => g.Name == rule.Group.Name)?.Rules.ElementAtOrDefault(rule.Index + 1) is not { } copy) return Unwritable(rule);
        var named = new WrittenRule(copied, copy).Set([rule.IsAlert ? "alert" : "record"], name.Trim());
        return named.Succeeded ? Checked(text, named.Value, rule, rules => rules.Insert(rule.Index + 1, named.Value)) : named;
    }

    /// <summary>The text with another rule behind one.</summary>
    /// <param name="text">The file.</param>
    /// <param name="rule">The rule it is put behind.</param>
    /// <param name="lines">The new rule, its dash in the first column, lines broken by \n.</param>
    public static Result<string> Add(string text, Rule rule, string lines)
    {
        if (Extent(text, rule) is not { } extent) return Unwritable(rule);
        var own = extent.Of(text);
        var indent = own[..own.IndexOf('-', StringComparison.Ordinal)];
        var eol = Blocks.LineBreak(text);
        var added = string.Concat(lines.TrimEnd('\n').Split('\n').Select(l => (l.Length == 0 ? "" : indent + l) + eol));
        if (!own.EndsWith('\n')) added = eol + added[..^eol.Length];
        return Checked(text, TextEdit.Apply(text, new TextEdit(new TextRange(extent.End, extent.End), added)), rule, rules => rules.Insert(rule.Index + 1, added));
    }

    /// <summary>The rules of a file that are switched off.</summary>
    public static IReadOnlyList<SwitchedOff> FindSwitchedOff(string text)
    {
        List<SwitchedOff> found = [];
        var at = 0;
        (int Start, string Reason)? head = null;
        foreach (var line in Lines(text))
        {
            var bare = line.TrimStart();
            if (bare.StartsWith(Head, StringComparison.Ordinal)) head = (at, bare[Head.Length..].Trim());
            else if (bare.StartsWith($"{Mark}- ", StringComparison.Ordinal)) found.Add(new SwitchedOff(new TextRange(head?.Start ?? at, at + line.Length), NameIn(bare), head?.Reason ?? ""));
            else if (bare.StartsWith(Mark, StringComparison.Ordinal) && found.Count > 0 && IsBlank(text[found[^1].Range.End..at]))
            {
                found[^1] = found[^1] with { Range = new TextRange(found[^1].Range.Start, at + line.Length), Name = found[^1].Name.Length > 0 ? found[^1].Name : NameIn(bare) };
            }
            if (!bare.StartsWith(Head, StringComparison.Ordinal)) head = null;
            at += line.Length;
        }
        return found;
    }

    /// <summary>The text with a rule that was switched off as it was before.</summary>
    public static Result<string> SwitchOn(string text, SwitchedOff off)
    {
        var lines = Lines(off.Range.Of(text)).Where(l => !l.TrimStart().StartsWith(Head, StringComparison.Ordinal))
            .Select(l => l.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var mark && l.AsSpan(0, mark).IsWhiteSpace() ? string.Concat(l.AsSpan(0, mark), l.AsSpan(mark + Mark.Length)) : l);
        var after = TextEdit.Apply(text, new TextEdit(off.Range, string.Concat(lines)));
        var (before, now) = (RuleFile.Read(text), RuleFile.Read(after));
        return now.Problems.Count == 0 && now.Rules.Count() == before.Rules.Count() + 1 && now.Rules.Count(r => r.Name.Value == off.Name) > before.Rules.Count(r => r.Name.Value == off.Name)
            ? after
            : new Failure(FailureKind.BadQuestion, off.Name, "its lines do not make a rule any more", "Take the “#~ ” away in the file itself.");
    }

    private static string NameIn(string line) => line[Mark.Length..].TrimStart('-', ' ') is var field && (field.StartsWith("alert:", StringComparison.Ordinal) || field.StartsWith("record:", StringComparison.Ordinal))
        ? field[(field.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Trim('"', '\'') : "";

    /// <summary>The lines of a rule from the one with its dash; null where it does not stand in lines of its own.</summary>
    private static TextRange? Extent(string text, Rule rule)
    {
        var tree = YamlTree.Read(text);
        if (tree.PathTo(rule.Group.Name, rule.Index) is not [.., YamlSequence { IsFlow: false } list, YamlMapping { IsFlow: false } mapping] path || path.Any(tree.IsShared)) return null;
        var start = Blocks.StartOfLine(text, mapping.Range.Start);
        var dash = text.IndexOf('-', start);
        if (dash < 0 || dash > mapping.Range.Start || !IsBlank(text[start..dash]) || !IsBlank(text[(dash + 1)..mapping.Range.Start])) return null;
        return new TextRange(start, Blocks.NextLine(text, Blocks.LastPlace(text, mapping)));
    }

    private static Result<string> Checked(string before, string after, Rule rule, Action<List<object>> change)
    {
        var (old, now) = (RuleFile.Read(before), RuleFile.Read(after));
        if (now.Problems.Count > 0 || old.Groups.Count != now.Groups.Count) return Unwritable(rule);
        foreach (var (was, becomes) in old.Groups.Zip(now.Groups))
        {
            List<object> expected = [.. was.Rules];
            if (was.Name == rule.Group.Name) change(expected);
            if (was.Name != becomes.Name || expected.Count != becomes.Rules.Count || expected.Zip(becomes.Rules).Any(p => p.First is Rule same && !Applying.RuleComparison.Same(same, p.Second))) return Unwritable(rule);
        }
        return after;
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = Blocks.NextLine(text, at);
            yield return text[at..next];
            at = next;
        }
    }

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);

    private static Failure Unwritable(Rule rule) => RuleEditor.Refused(rule, "it does not stand in lines of its own", "Change it in the file itself.");
}

/// <summary>A rule that stands in a file as comments.</summary>
/// <param name="Range">Its lines, with the one that says why.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why it is switched off.</param>
public sealed record SwitchedOff(TextRange Range, string Name, string Reason);
