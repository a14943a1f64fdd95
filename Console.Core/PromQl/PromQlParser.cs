using OperatorConsole.Core.PromQl.Syntax;

namespace OperatorConsole.Core.PromQl;

/// <summary>
/// Reads PromQL as Prometheus 2.42 to 3.14 do, with the place of every part. It never throws and takes time in proportion to the text.
/// What only some versions understand is read and reported.
/// </summary>
public static class PromQlParser
{
    /// <summary>The longest text that is read, in UTF-16 units.</summary>
    public const int MaxLength = 100_000;

    /// <summary>How deep parts may stand in each other.</summary>
    public const int MaxDepth = 200;

    /// <summary>Reads an expression.</summary>
    public static ParsedExpression Parse(string text)
    {
        if (text.Length > MaxLength)
            return Failed(text, new TextRange(MaxLength, text.Length), FormattableString.Invariant($"the expression is longer than {MaxLength} characters, the most the console reads"));
        var tokens = Lexer.Read(text);
        var parser = new Parser(text, tokens);
        var root = parser.ParseAll();
        return root is null
            ? Failed(text, parser.Error!.Value.Range, parser.Error.Value.Message, tokens.Comments)
            : new ParsedExpression(text, root, null, parser.Notices, tokens.Comments);
    }

    private static ParsedExpression Failed(string text, TextRange range, string message, IReadOnlyList<TextRange>? comments = null) =>
        new(text, null, new ParseError(range, SourcePosition.Of(text, range.Start), message), [], comments ?? []);
}
