using OperatorConsole.Core.Requests.Ids;
using OperatorConsole.Core.Requests.Sources;
using OperatorConsole.Core.Requests.Traces;

namespace OperatorConsole.Core.Requests.Reports;

/// <summary>A report while it is put together by several sources at once.</summary>
internal sealed class ReportDraft(PastedText text, IReadOnlyList<Searched> waiting, Action<RequestReport>? changed)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IReadOnlyList<Searched>> _searched = waiting.ToDictionary(s => s.Source, s => (IReadOnlyList<Searched>)[s]);
    private readonly List<RequestHit> _hits = [];
    private readonly List<string> _aliases = [];
    private readonly List<string> _traces = [];
    private long _read;
    private long _shown;

    /// <summary>As much is read between two reports of progress.</summary>
    private const long ProgressBytes = 256 << 20;

    public IReadOnlyList<RequestHit> Hits
    {
        get
        {
            lock (_lock) return [.. _hits];
        }
    }

    public IReadOnlyList<string> Aliases => _aliases;

    public Trace? Trace { get; private set; }

    public IReadOnlyList<Searched> Searched
    {
        get
        {
            lock (_lock) return [.. waiting.Select(w => w.Source).Concat(_traces).SelectMany(s => _searched[s])];
        }
    }

    /// <summary>Bytes that were read for nothing yet.</summary>
    public void Read(long bytes)
    {
        var read = Interlocked.Add(ref _read, bytes);
        if (read - Interlocked.Read(ref _shown) < ProgressBytes) return;
        Interlocked.Exchange(ref _shown, read);
        Show();
    }

    public void Add(string source, SourceAnswer answer)
    {
        lock (_lock) _searched[source] = answer.Searched;
        Add(answer.Hits);
        Show();
    }

    public void Add(IReadOnlyList<RequestHit> hits)
    {
        lock (_lock)
        {
            // A line may come from its file and from a store it was sent to: it is one.
            foreach (var hit in hits)
                if (!_hits.Exists(h => h.Line.Text == hit.Line.Text && h.Gateway == hit.Gateway && (h.Source != hit.Source || (h.File == hit.File && h.Offset == hit.Offset)))) _hits.Add(hit);
        }
    }

    public void Add(TraceAnswer answer)
    {
        lock (_lock)
        {
            Trace ??= answer.Trace;
            _searched[answer.Searched.Source] = [answer.Searched];
            if (!_traces.Contains(answer.Searched.Source)) _traces.Add(answer.Searched.Source);
        }
        Show();
    }

    public void Follow(IReadOnlyList<string> aliases) => _aliases.AddRange(aliases);

    public void Show()
    {
        if (changed is null) return;
        // One at a time, and never an older one after a newer.
        lock (changed) changed(Report());
    }

    public RequestReport Complete(IReadOnlyList<string> absence, IReadOnlyList<RequestHit>? neighbours = null, Weather? weather = null, Saving? saving = null)
    {
        var report = Report(saving);
        if (report.Main is null) report = report with { Kind = VerdictKind.NotFound, Verdict = "No source that was asked knows this id.", Absence = absence };
        return report with { IsComplete = true, Neighbours = neighbours ?? [], Weather = weather, Saving = saving };
    }

    private RequestReport Report(Saving? saving = null)
    {
        var hits = Hits;
        var attempts = RequestAttempt.Of(hits);
        var report = new RequestReport
        {
            Id = text.Ids[0].Id,
            Candidates = text.Candidates,
            Aliases = [.. _aliases],
            Hits = [.. hits.OrderByDescending(h => h.Line.Time ?? DateTimeOffset.MinValue)],
            Attempts = attempts,
            Searched = Searched,
            BytesRead = Interlocked.Read(ref _read),
            Remarks = Remarks(attempts, hits),
            Trace = Trace,
        };
        if (attempts.Count == 0) return report;
        var (sentence, kind) = Verdict.Of(attempts[0], Trace is null ? null : TraceLine.Of(Trace), saving);
        return report with { Verdict = sentence, Kind = kind };
    }

    private List<string> Remarks(IReadOnlyList<RequestAttempt> attempts, IReadOnlyList<RequestHit> hits)
    {
        List<string> remarks = [];
        if (text.IsPrefix && hits.Count > 0) remarks.Add($"These are requests whose id begins with “{text.Ids[0].Id}”.");
        else if (attempts.Count > 1) remarks.Add($"{attempts.Count} requests used this id, as retries and clients that send the same id do. The latest is told; all are listed.");
        if (hits.Count > 0 && hits.All(h => h.How == HitKind.Mentioned)) remarks.Add("The id stands only inside texts: whoever wrote these texts may have put it there.");
        if (attempts.Count > 0 && attempts[0].Main.Source == TraceFinder.Kind) remarks.Add("No log has a line of it with an id: this is told by its trace.");
        if (Searched.Sum(s => s.More) is > 0 and var more) remarks.Add($"About {more} more lines have it and are not shown.");
        return remarks;
    }
}
