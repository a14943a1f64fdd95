namespace OperatorConsole.Core;

/// <summary>Why an upstream could not be asked or its answer not be used.</summary>
public enum FailureKind
{
    /// <summary>No connection: refused, name not found, cut before an answer.</summary>
    Unreachable,

    /// <summary>No answer within the time allowed.</summary>
    Timeout,

    /// <summary>The upstream wants other credentials (401, 403).</summary>
    AccessDenied,

    /// <summary>The upstream is starting or stopping (503 in plain text).</summary>
    Starting,

    /// <summary>The question is wrong: a parse error, a bad parameter, too many points.</summary>
    BadQuestion,

    /// <summary>The question is right but could not be answered: too many samples, ambiguous matching, a timeout inside.</summary>
    Execution,

    /// <summary>There is no such thing here (404).</summary>
    NotFound,

    /// <summary>The answer is not what this interface gives: HTML, not JSON, another shape.</summary>
    NotUnderstood,

    /// <summary>The answer ended before it was complete.</summary>
    Truncated,

    /// <summary>The answer is larger than the console reads.</summary>
    TooLarge,

    /// <summary>The upstream failed on its own account (5xx).</summary>
    UpstreamError,

    /// <summary>What was to be changed was changed by somebody else meanwhile.</summary>
    Conflict,

    /// <summary>It is not to be changed here: it is read-only, or something else writes it.</summary>
    ReadOnly,

    /// <summary>What was to be written would be refused by what reads it.</summary>
    Refused,

    /// <summary>What was asked for is set up wrongly in the console itself, such as a profile with a typo.</summary>
    Configuration,
}

/// <summary>An expected failure as a value: what failed, where, why, and what an operator can do.</summary>
/// <param name="Kind">The class of failure.</param>
/// <param name="Where">What was asked, such as <c>Prometheus at http://127.0.0.1:9090</c>. Never holds a secret.</param>
/// <param name="Problem">What went wrong, in a sentence.</param>
/// <param name="Remedy">What to do next, in a sentence.</param>
public sealed record Failure(FailureKind Kind, string Where, string Problem, string Remedy)
{
    /// <summary>Where and why in one line.</summary>
    public override string ToString() => $"{Where}: {Problem}";
}
