using System.Text.Json;

namespace OperatorConsole.Core.Requests.Redaction;

/// <summary>Somebody was shown what is otherwise taken out.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who, as far as that is known: an address.</param>
/// <param name="Id">Of which request.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record Reveal(DateTimeOffset At, string Who, string Id, string Reason);

/// <summary>Who was shown hidden values of which request, and why: a file that is only ever appended to, each entry on disk before anything is shown.</summary>
/// <remarks><c>{"at":"2026-11-21T10:42:05.123+00:00","who":"127.0.0.1","id":"c51f…","reason":"ticket 4711"}</c>, a line each.</remarks>
/// <param name="path">The file.</param>
/// <param name="mayReveal">Whether anybody may be shown them at all.</param>
/// <param name="time">The clock.</param>
public sealed class RevealJournal(string path, bool mayReveal, TimeProvider time)
{
    /// <summary>Longer reasons are refused.</summary>
    public const int LongestReason = 500;

    private const string Where = "Showing hidden values";
    private const int LongestId = 300;
    private const int Shown = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lock _lock = new();

    /// <summary>Whether anybody may be shown hidden values at all.</summary>
    public bool MayReveal => mayReveal;

    /// <summary>Records that hidden values are about to be shown; only where this succeeds they may be.</summary>
    public Result<Reveal> Record(string who, string id, string? reason)
    {
        if (!mayReveal) return new Failure(FailureKind.ReadOnly, Where, "this console does not show them", "Set requests.mayReveal in the settings.");
        if (reason?.Trim() is not { Length: > 0 and <= LongestReason } given) return new Failure(FailureKind.BadQuestion, Where, "a reason is needed", $"Say why in at most {LongestReason} characters.");
        var reveal = new Reveal(time.GetUtcNow(), who, id.Length > LongestId ? id[..LongestId] : id, given);
        try
        {
            lock (_lock) AppendOnlyFile.Append(path, JsonSerializer.Serialize(reveal, Json));
            return reveal;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure(FailureKind.Refused, Where, $"it cannot be recorded in {path} ({problem.Message}), and is not shown without", "Make room on the disk, or give the console the right to write there.");
        }
    }

    /// <summary>The latest entries, the latest first; a line that a crash cut off is passed over.</summary>
    public Result<IReadOnlyList<Reveal>> Latest()
    {
        try
        {
            lock (_lock) return Result.Of<IReadOnlyList<Reveal>>(File.Exists(path) ? [.. File.ReadLines(path).TakeLast(Shown).Select(Read).OfType<Reveal>().Reverse()] : []);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure(FailureKind.Refused, Where, $"the record in {path} cannot be read ({problem.Message})", "Give the console the right to read it.");
        }
    }

    private static Reveal? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Reveal>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
