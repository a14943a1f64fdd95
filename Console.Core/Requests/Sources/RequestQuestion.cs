using OperatorConsole.Core.Requests.Ids;

namespace OperatorConsole.Core.Requests.Sources;

/// <summary>What all sources are asked.</summary>
/// <param name="Ids">The ids; a hit of any of them is one.</param>
/// <param name="IsPrefix">Whether they are beginnings of ids.</param>
/// <param name="Patience">How long sources that must read everything may do so; null for as long as it takes.</param>
public sealed record RequestQuestion(IReadOnlyList<string> Ids, bool IsPrefix, TimeSpan? Patience)
{
    /// <summary>Of more hits the latest are given, and the others counted.</summary>
    public const int MostHits = 1000;

    /// <summary>Whether a value is one of the ids, or begins as one.</summary>
    public bool Fits(string value) => Ids.Any(i => IsPrefix ? value.StartsWith(i, StringComparison.Ordinal) : value == i);

    /// <summary>Of what was pasted.</summary>
    public static RequestQuestion Of(PastedText text, bool keepsSearching) =>
        new([.. text.Candidates.Select(c => c.Id)], text.IsPrefix, keepsSearching ? null : TimeSpan.FromSeconds(2));
}
