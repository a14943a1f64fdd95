using System.Text.RegularExpressions;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Core.Alerting.Files;

/// <summary>A configured rule file as it is on the disk.</summary>
public sealed partial class KnownFile
{
    private readonly Lazy<IReadOnlyList<KnownRule>> _rules;

    internal KnownFile(string path, RuleFileContent content, RuleFileAccess access, bool isReadOnly)
    {
        (Path, Content, Access) = (path, content, access);
        Parsed = RuleFile.Read(content.Text);
        Hindrance = isReadOnly ? "the console is set to change no rules (rules.readOnly)"
            : access.Mode == FileAccessMode.None ? access.Reason
            : FileOrigin.WhyNotToChange(content.Text, Parsed.Problems.Count == 0)
            ?? (!content.IsText ? "it is not UTF-8"
            : Parsed.Problems.Count > 0 ? $"the file has a problem that comes first: {Parsed.Problems[0].Message}" : null);
        _rules = new(ReadRules);
    }

    /// <summary>Its path as it was configured or found.</summary>
    public string Path { get; }

    /// <summary>Its bytes.</summary>
    public RuleFileContent Content { get; }

    /// <summary>Its rules as they are written, and what Prometheus would refuse in it.</summary>
    public RuleFile Parsed { get; }

    /// <summary>How it can be changed.</summary>
    public RuleFileAccess Access { get; }

    /// <summary>Why nothing in it can be changed; null where something can.</summary>
    public string? Hindrance { get; }

    /// <summary>Its rules.</summary>
    public IReadOnlyList<KnownRule> Rules => _rules.Value;

    /// <summary>The line of a place in it, from 1.</summary>
    public int LineOf(int offset) => new LineIndex(Content.Text).PositionOf(Math.Min(offset, Content.Text.Length)).Line;

    private List<KnownRule> ReadRules()
    {
        var lines = new LineIndex(Content.Text);
        // Only a file with anchors is worth a second look; a product such as “3 * x” is none.
        var tree = Hindrance is null && Anchors().IsMatch(Content.Text) ? Yaml.YamlTree.Read(Content.Text) : null;
        return [.. Parsed.Rules.Select(r => new KnownRule(
            new RuleKey(Path, r.Group.Name, r.Index), r, this, lines.PositionOf(r.Range.Start).Line,
            Hindrance ?? (tree is null ? null : new WrittenRule(Content.Text, r, tree).WhyNot)))];
    }

    /// <summary>What may be <c>&amp;name</c>, <c>*name</c> or <c>&lt;&lt;:</c>.</summary>
    [GeneratedRegex(@"(^|[\s\[{,])[&*]\S|<<\s*:", RegexOptions.ExplicitCapture)]
    private static partial Regex Anchors();
}
