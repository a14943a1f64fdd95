namespace OperatorConsole.Core.PromQl.Syntax;

/// <summary>The tokens of a text; the last is <see cref="TokenKind.End"/> or <see cref="TokenKind.Error"/>.</summary>
internal sealed class TokenList(int capacity)
{
    private readonly List<Token> _tokens = new(capacity);
    private List<TextRange>? _comments;

    public Token this[int index] => _tokens[index];

    public Token Last => _tokens[^1];

    public IReadOnlyList<TextRange> Comments => _comments ?? (IReadOnlyList<TextRange>)[];

    /// <summary>What the last token has wrong with it, if it is an error.</summary>
    public string? Problem { get; private set; }

    public void Add(TokenKind kind, int start, int end) => _tokens.Add(new Token(kind, start, end));

    public void AddComment(TextRange range) => (_comments ??= []).Add(range);

    public void AddError(int start, int end, string problem)
    {
        Add(TokenKind.Error, start, end);
        Problem = problem;
    }
}
