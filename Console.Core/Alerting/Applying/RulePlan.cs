using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>A change that can be made: the file as it is and as it would be.</summary>
/// <param name="File">The file as it is.</param>
/// <param name="Rule">The rule as it is; null where all of the file is put back.</param>
/// <param name="After">The bytes as they would be.</param>
/// <param name="Changes">What is different, in a few words.</param>
public sealed record RulePlan(KnownFile File, KnownRule? Rule, RuleFileContent After, IReadOnlyList<string> Changes)
{
    /// <summary>The lines that differ.</summary>
    public string Diff { get; } = LineDiff.Of(File.Content.Text, After.Text);

    /// <summary>Whether the file was changed elsewhere since it was looked at, but not this rule.</summary>
    public bool IsMoved { get; init; }
}

/// <summary>What is to be changed, and what it was looked at as.</summary>
/// <param name="Key">The rule.</param>
/// <param name="Hash">SHA-256 of the file as it was looked at.</param>
public sealed record RuleOrder(RuleKey Key, string Hash)
{
    /// <summary>Makes the new text of the file from its text and the rule in it.</summary>
    public Func<string, Rules.Rule, Result<string>>? Edit { get; init; }

    /// <summary>The new text of the file where all of it is put back: only over the very file that was looked at.</summary>
    public string? WholeText { get; init; }

    /// <summary>The rule's name where the whole file is put back; else the rule tells it.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Who wants it.</summary>
    public string Who { get; init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How long it is to hold before it is taken back by itself; null where it stays.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>The change it takes back; null where it takes none back.</summary>
    public long? Reverts { get; init; }
}

/// <summary>A rule as it was looked at, as it is now, and as it was to be: where the second differs from the first, a person has to decide.</summary>
/// <param name="Base">As it was looked at; null where that is forgotten.</param>
/// <param name="Theirs">As it is now; null where it is gone.</param>
/// <param name="Yours">As it was to be; null where that cannot be told.</param>
public sealed record ThreeWays(string? Base, string? Theirs, string? Yours);
