using System.Globalization;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Decisions;
using OperatorConsole.Core.Requests.Lines;

namespace OperatorConsole.Core.Requests.Sources;

/// <summary>What gateways tell of their latest decisions: for an Isartor the only place where a request has an id.</summary>
public sealed class DecisionSource(LiveFeed<DecisionsSnapshot> feed, TimeProvider time) : IRequestSource
{
    /// <summary>The name of hits among decisions.</summary>
    public const string Kind = "decisions";

    private const string File = "/debug/proxy/recent";

    /// <inheritdoc/>
    public string Name => "Decisions";

    /// <inheritdoc/>
    public async Task<SourceAnswer> SearchAsync(RequestQuestion question, Action<long>? progress, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        // The console keeps more of them than the gateways do.
        var snapshot = await feed.GetAsync(cancellation);
        var took = time.GetElapsedTime(started);
        List<RequestHit> hits = [];
        List<Searched> searched = [];
        foreach (var source in snapshot.Sources.Where(s => s.Tells))
        {
            var decisions = snapshot.Decisions.Where(d => d.Gateway == source.Gateway).ToArray();
            var found = decisions.Where(d => d.RequestId is { } id && question.Fits(id)).ToArray();
            hits.AddRange(found.Select(d => new RequestHit(Kind, d.Gateway, File, null, Line(d), HitKind.Field)));
            var failure = source.Failures.Count > 0 ? source.Failures[0] : null;
            searched.Add(new Searched($"Decisions of {source.Gateway}", found.Length > 0 ? SearchState.Found : failure is null ? SearchState.Nothing : SearchState.Failed)
            {
                From = decisions.Length > 0 ? decisions.Min(d => d.Time) : null,
                To = snapshot.AsOf,
                Took = took,
                Failure = failure,
                Notes =
                [
                    "Only requests through its proxy have an id; its log lines have none.",
                    .. source.Note is { } note ? new[] { note } : [],
                ],
            });
        }
        return new SourceAnswer(hits, searched);
    }

    private static LogLine Line(Decision d)
    {
        (string Name, string? Value)[] fields =
        [
            ("request_id", d.RequestId),
            ("timestamp", d.Time.ToString("O", CultureInfo.InvariantCulture)),
            ("outcome", d.Outcome.ToString().ToLowerInvariant()),
            ("final_layer", d.Layer),
            ("resolved_by", d.ResolvedBy),
            ("surface", d.Surface),
            ("client", d.Client),
            ("tool", d.Tool),
            ("route", d.Route),
            ("latency_ms", d.Latency?.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)),
            ("status_code", d.Status?.ToString(CultureInfo.InvariantCulture)),
            ("prompt_hash", d.PromptHash),
        ];
        return LogLine.Of([.. fields.Where(f => f.Value is not null).Select(f => (f.Name, f.Value!))]);
    }
}
