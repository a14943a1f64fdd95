using System.Diagnostics.CodeAnalysis;

namespace OperatorConsole.Core.PromQl;

/// <summary>What came of reading a text as PromQL.</summary>
public sealed class ParsedExpression
{
    internal ParsedExpression(string text, Expr? root, ParseError? error, IReadOnlyList<LanguageNotice> notices, IReadOnlyList<TextRange> comments)
    {
        (Text, Root, Error, Notices, Comments) = (text, root, error, notices, comments);
    }

    /// <summary>The text that was read; all ranges are in it.</summary>
    public string Text { get; }

    /// <summary>The expression; null exactly when <see cref="Error"/> is not.</summary>
    public Expr? Root { get; }

    /// <summary>The first thing that is wrong.</summary>
    public ParseError? Error { get; }

    /// <summary>What not every server understands, in the order of the text.</summary>
    public IReadOnlyList<LanguageNotice> Notices { get; }

    /// <summary>The comments, each from its # to the end of its line.</summary>
    public IReadOnlyList<TextRange> Comments { get; }

    /// <summary>Whether there is an expression.</summary>
    [MemberNotNullWhen(true, nameof(Root))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>Whether a version of Prometheus, with all its feature flags, would take it.</summary>
    public bool IsUnderstoodBy(LanguageVersion version) => Succeeded && Notices.All(n => n.IsUnderstoodBy(version));
}
