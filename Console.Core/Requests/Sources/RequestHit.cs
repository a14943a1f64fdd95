using OperatorConsole.Core.Requests.Lines;

namespace OperatorConsole.Core.Requests.Sources;

/// <summary>Something a source knows of a request: a log line, or a row of a gateway's own.</summary>
/// <param name="Source">Which source, such as <c>files</c>.</param>
/// <param name="Gateway">Which gateway.</param>
/// <param name="File">The file, container or endpoint it stands in.</param>
/// <param name="Offset">Where in the file, in bytes; null where that means nothing.</param>
/// <param name="Line">What it says.</param>
/// <param name="How">How it was found.</param>
public sealed record RequestHit(string Source, string Gateway, string File, long? Offset, LogLine Line, HitKind How);

/// <summary>How a hit was found.</summary>
public enum HitKind
{
    /// <summary>The id is the value of an id's field.</summary>
    Field,

    /// <summary>The id stands in a text: whoever wrote the text may have put it there.</summary>
    Mentioned,

    /// <summary>It carries another id of the same request.</summary>
    Alias,

    /// <summary>It has no id; its time, route and duration are those of the request.</summary>
    Resembles,
}
