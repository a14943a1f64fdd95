namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>A line that holds an id.</summary>
/// <param name="Offset">Where the line begins in its log, in bytes.</param>
/// <param name="Line">The line without its end; at most <see cref="LogLines.MostBytes"/> of it.</param>
/// <param name="How">How the id stands in it.</param>
/// <param name="IsWhole">False for a line that is longer, or still being written.</param>
public sealed record LogHit(long Offset, ReadOnlyMemory<byte> Line, IdPlace How, bool IsWhole);

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
