using System.Collections.Frozen;

namespace OperatorConsole.Core.PromQl.Syntax;

/// <summary>Words with a meaning of their own outside braces, in any case.</summary>
internal static class Keywords
{
    private static readonly FrozenDictionary<string, TokenKind>.AlternateLookup<ReadOnlySpan<char>> ByText =
        new Dictionary<string, TokenKind>(Enum.GetValues<Aggregation>().Select(a => KeyValuePair.Create(a.Text(), TokenKind.Aggregation)))
        {
            ["or"] = TokenKind.Or,
            ["and"] = TokenKind.And,
            ["unless"] = TokenKind.Unless,
            ["atan2"] = TokenKind.Atan2,
            ["bool"] = TokenKind.Bool,
            ["by"] = TokenKind.By,
            ["without"] = TokenKind.Without,
            ["on"] = TokenKind.On,
            ["ignoring"] = TokenKind.Ignoring,
            ["group_left"] = TokenKind.GroupLeft,
            ["group_right"] = TokenKind.GroupRight,
            ["offset"] = TokenKind.Offset,
            ["inf"] = TokenKind.Number,
            ["nan"] = TokenKind.Number,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static TokenKind KindOf(ReadOnlySpan<char> word)
    {
        if (ByText.TryGetValue(word, out var kind)) return kind;
        return word.Contains(':') ? TokenKind.MetricIdentifier : TokenKind.Identifier;
    }

    /// <summary>Whether a word that is a keyword can be a metric's name all the same.</summary>
    public static bool CanNameMetric(TokenKind kind) => kind is TokenKind.Identifier or TokenKind.MetricIdentifier or TokenKind.Aggregation
        or TokenKind.Or or TokenKind.And or TokenKind.Unless or TokenKind.By or TokenKind.Without or TokenKind.Offset;

    /// <summary>Whether a word that is a keyword can stand in a list of labels all the same.</summary>
    public static bool CanNameLabel(TokenKind kind) => kind is TokenKind.Identifier or TokenKind.Aggregation or TokenKind.Atan2
        or TokenKind.Or or TokenKind.And or TokenKind.Unless or TokenKind.Bool or TokenKind.By or TokenKind.On or TokenKind.Ignoring
        or TokenKind.GroupLeft or TokenKind.GroupRight or TokenKind.Offset;
}
