namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>A line that holds an id.</summary>
/// <param name="Record">The line.</param>
/// <param name="Id">Which of the ids looked for, by its place among them.</param>
/// <param name="How">How the id stands in it.</param>
public sealed record LogHit(LogRecord Record, int Id, IdPlace How)
{
    /// <summary>Where the line begins in its log, in bytes.</summary>
    public long Offset => Record.Offset;

    /// <summary>False for a line that is longer than is read, or still being written.</summary>
    public bool IsWhole => Record.IsWhole;
}

/// <summary>How an id stands in a line.</summary>
public enum IdPlace
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>In a text, such as a message that quotes JSON, or in a line that is no JSON: whoever wrote the text may have put it there.</summary>
    Mentioned,

    /// <summary>As the value of an id's key in a line of JSON.</summary>
    Field,
}

/// <summary>Lines that hold one of some ids.</summary>
/// <param name="Hits">The last of them in the log, in its order.</param>
/// <param name="Earlier">How many places before were not looked at.</param>
public sealed record LogHits(IReadOnlyList<LogHit> Hits, int Earlier);
