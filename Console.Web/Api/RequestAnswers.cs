using OperatorConsole.Core.Requests.Ids;
using OperatorConsole.Core.Requests.LogIndex;
using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.Redaction;
using OperatorConsole.Core.Requests.Reports;
using OperatorConsole.Core.Requests.Sources;
using OperatorConsole.Core.Requests.Traces;

namespace OperatorConsole.Web.Api;

/// <summary>All that is known of a request. Secrets and what users wrote are taken out.</summary>
internal sealed record RequestAnswer(
    string Id, IReadOnlyList<IdCandidate> Candidates, IReadOnlyList<string> Aliases, string Verdict, VerdictKind Kind, IReadOnlyList<string> Remarks, IReadOnlyList<string> Absence,
    IReadOnlyList<HitAnswer> Hits, IReadOnlyList<AttemptAnswer> Attempts, TraceAnswer? Trace, IReadOnlyDictionary<string, string>? Decision, IReadOnlyList<HitAnswer> Neighbours, WeatherAnswer? Weather, Saving? Saving,
    IReadOnlyList<SearchedAnswer> Searched, long BytesRead, bool Complete)
{
    public static RequestAnswer Of(RequestReport r) => new(
        r.Id, r.Candidates, r.Aliases, r.Verdict, r.Kind, r.Remarks, r.Absence,
        [.. r.Hits.Select(HitAnswer.Of)],
        [.. r.Attempts.Select(a => new AttemptAnswer(HitAnswer.Of(a.Main), a.Others.Count))],
        r.Trace is { } t ? new TraceAnswer(t.Id, t.Source, t.LeftOut, [.. t.Spans.Select(SpanAnswer.Of)]) : null,
        r.Hits.FirstOrDefault(h => h.Source == DecisionSource.Kind) is { } decision ? HitAnswer.FieldsOf(decision.Line) : null,
        [.. r.Neighbours.Select(HitAnswer.Of)],
        r.Weather is { } w ? new WeatherAnswer(w.Gateway, w.At, [.. w.Readings.Select(x => new WeatherReading(x.Label, ReadingAnswer.Of(x.Reading)))], w.Firing) : null,
        r.Saving,
        [.. r.Searched.Select(SearchedAnswer.Of)], r.BytesRead, r.IsComplete);
}

/// <summary>Something a source knows of a request.</summary>
internal sealed record HitAnswer(string Source, string Gateway, string File, long? Offset, DateTimeOffset? Time, HitKind How, IReadOnlyDictionary<string, string> Fields, string Raw)
{
    public static HitAnswer Of(RequestHit h) =>
        new(h.Source, h.Gateway, h.File, h.Offset, h.Line.Time, h.How, FieldsOf(h.Line), Redactor.Redact(System.Text.Encoding.UTF8.GetBytes(h.Line.Text)));

    public static IReadOnlyDictionary<string, string> FieldsOf(LogLine line) =>
        line.Fields.DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => Redactor.Redact(f.Name, f.Value));
}

/// <summary>One time the request was made.</summary>
internal sealed record AttemptAnswer(HitAnswer Main, int OtherLines);

/// <summary>The trace of a request.</summary>
internal sealed record TraceAnswer(string Id, string Source, int LeftOut, IReadOnlyList<SpanAnswer> Spans);

/// <summary>One span; each stands after the one it is part of.</summary>
internal sealed record SpanAnswer(
    string Id, string? ParentId, string Name, string Service, DateTimeOffset Start, double? Seconds, int Depth, bool Critical, bool Skewed, bool Error, string? Message, IReadOnlyDictionary<string, string> Attributes)
{
    public static SpanAnswer Of(PlacedSpan p) => new(
        p.Span.Id, p.Span.ParentId, p.Span.Name, p.Span.Service, p.Span.Start, p.Span.Duration?.TotalSeconds, p.Depth, p.IsCritical, p.IsSkewed, p.Span.IsError,
        p.Span.Message is { } message ? Redactor.Redact("", message) : null,
        p.Span.Attributes.DistinctBy(a => a.Name).ToDictionary(a => a.Name, a => Redactor.Redact(a.Name, a.Value)));
}

/// <summary>How the gateway did then.</summary>
internal sealed record WeatherAnswer(string Gateway, DateTimeOffset At, IReadOnlyList<WeatherReading> Readings, IReadOnlyList<FiringThen> Firing);

/// <summary>One number of the weather.</summary>
internal sealed record WeatherReading(string Label, ReadingAnswer Reading);

/// <summary>What a source searched.</summary>
internal sealed record SearchedAnswer(
    string Source, SearchState State, DateTimeOffset? From, DateTimeOffset? To, int? Files, long? Bytes, long? BytesRead, double Milliseconds, int? More, IReadOnlyList<string> Notes, FailureAnswer? Failure)
{
    public static SearchedAnswer Of(Searched s) =>
        new(s.Source, s.State, s.From, s.To, s.Files, s.Bytes, s.BytesRead, Math.Round(s.Took.TotalMilliseconds, 3), s.More > 0 ? s.More : null, s.Notes, FailureAnswer.Of(s.Failure));
}

/// <summary>Requests near a moment: those in log files, and those that metrics name.</summary>
internal sealed record NearAnswer(DateTimeOffset Near, IReadOnlyList<HitAnswer> Hits, IReadOnlyList<NamedAnswer> Named, FailureAnswer? NamedFailure);

/// <summary>A request that a gateway's latency histogram names by an exemplar.</summary>
internal sealed record NamedAnswer(string Gateway, string TraceId, DateTimeOffset Time, double? Seconds)
{
    public static NamedAnswer Of(NamedRequest r) => new(r.Gateway, r.TraceId, r.Time, r.Duration?.TotalSeconds);
}

/// <summary>Lines of a log file.</summary>
internal sealed record LinesAnswer(string Gateway, string File, IReadOnlyList<LineAnswer> Lines);

/// <summary>One line, without its secrets.</summary>
internal sealed record LineAnswer(long Offset, DateTimeOffset? Time, string Raw, bool Whole)
{
    public static LineAnswer Of(LogRecord r) => new(r.Offset, LogLine.Of(r).Time, Redactor.Redact(r.Text), r.IsWhole);
}
