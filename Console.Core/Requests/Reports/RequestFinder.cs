using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Requests.Ids;
using OperatorConsole.Core.Requests.Sources;
using OperatorConsole.Core.Requests.Traces;

namespace OperatorConsole.Core.Requests.Reports;

/// <summary>Finds all that is known of a request: every source at once, the other ids it went by, and what was around it.</summary>
public sealed class RequestFinder(IReadOnlyList<IRequestSource> sources, TraceFinder traces, Surroundings surroundings, WeatherReader weather, SavingReader savings, GatewayFleet fleet, bool hasFiles)
{
    /// <summary>Other ids are followed this far: to the trace, and from there to the upstream.</summary>
    private const int MostRounds = 2;

    /// <summary>An id that more lines have is no single request's, and its lines lead everywhere.</summary>
    private const int MostFollowed = 50;

    private const int MostAliases = 8;

    /// <summary>Looks for a request.</summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="keepsSearching">Whether to read everything, however long it takes.</param>
    /// <param name="changed">Is told whenever more is known; from any thread, one at a time.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async Task<RequestReport> FindAsync(PastedText text, bool keepsSearching, Action<RequestReport>? changed, CancellationToken cancellation)
    {
        var draft = new ReportDraft(text, [.. sources.Select(s => new Searched(s.Name, SearchState.Searching))], changed);
        var question = RequestQuestion.Of(text, keepsSearching);
        await Task.WhenAll(sources.Select(s => AskAsync(s, question, draft, cancellation)));
        if (!text.IsPrefix) await FollowAsync(draft, question, cancellation);
        foreach (var hit in draft.Hits.Where(h => h.Source == DecisionSource.Kind)) draft.Add(await Task.Run(() => surroundings.Resembling(hit, cancellation), cancellation));
        var attempts = RequestAttempt.Of(draft.Hits);
        foreach (var answer in await traces.FindAsync(Wanted(text, question, draft, attempts), cancellation)) draft.Add(answer);
        if (attempts.Count == 0 && draft.Trace is { } trace)
        {
            await TellByTraceAsync(trace, draft, question, cancellation);
            attempts = RequestAttempt.Of(draft.Hits);
        }
        if (attempts.Count == 0) return draft.Complete(Absence.Of(text, draft.Searched, fleet, hasFiles));
        draft.Show();

        var main = attempts[0].Main;
        var neighbours = Task.Run(() => surroundings.Neighbours(main, draft.Hits, cancellation), cancellation);
        var then = main.Line.Time is { } time ? await weather.ReadAsync(main.Gateway, time, cancellation) : null;
        var saving = await savings.ReadAsync(main.Gateway, main.Line, cancellation);
        return draft.Complete([], await neighbours, then, saving);
    }

    /// <summary>A request of which only the trace is known: that stands for a line, and leads to lines by the ids it has, or that resemble it.</summary>
    private async Task TellByTraceAsync(Trace trace, ReportDraft draft, RequestQuestion question, CancellationToken cancellation)
    {
        var told = new RequestHit(TraceFinder.Kind, GatewayOf(trace), trace.Source, null, TraceLine.Of(trace), HitKind.Field);
        draft.Add([told]);
        await FollowAsync(draft, question, cancellation);
        draft.Add(await Task.Run(() => surroundings.Resembling(told, cancellation), cancellation));
    }

    // Several gateways of a kind call themselves the same.
    private string GatewayOf(Trace trace) =>
        fleet.Members.Where(m => m.Profile?.Traces?.Service == trace.Root.Service).Select(m => m.Settings.Name).ToArray() is [var only] ? only : trace.Root.Service;

    private static WantedTrace Wanted(PastedText text, RequestQuestion question, ReportDraft draft, IReadOnlyList<RequestAttempt> attempts)
    {
        var traceIds = draft.Hits.Select(h => h.Line.TraceId).OfType<string>().ToArray();
        // The beginning of an id is no span's, and of many requests it is none's.
        IEnumerable<string> requestIds = text.IsPrefix ? [] : attempts.Count > 0 ? attempts[0].Main.Line.Aliases.Concat(question.Ids).Concat(draft.Aliases) : question.Ids;
        return new WantedTrace(TraceFinder.TraceIds(traceIds.Concat(question.Ids)), [.. requestIds.Except(traceIds).Distinct()], attempts.Count > 0 ? attempts[0].Main.Line.Time : null, text.IsSampled);
    }

    private static async Task AskAsync(IRequestSource source, RequestQuestion question, ReportDraft draft, CancellationToken cancellation)
    {
        var answer = await source.SearchAsync(question, draft.Read, cancellation);
        draft.Add(source.Name, answer);
    }

    private async Task FollowAsync(ReportDraft draft, RequestQuestion first, CancellationToken cancellation)
    {
        HashSet<string> asked = [.. first.Ids];
        for (var round = 0; round < MostRounds && draft.Hits.Count <= MostFollowed; round++)
        {
            var next = draft.Hits.Where(h => h.How is HitKind.Field or HitKind.Alias).SelectMany(h => h.Line.Aliases).Distinct().Where(a => !asked.Contains(a)).Take(MostAliases - draft.Aliases.Count).ToArray();
            if (next.Length == 0) return;
            asked.UnionWith(next);
            draft.Follow(next);
            var answers = await Task.WhenAll(sources.Select(s => s.SearchAsync(new RequestQuestion(next, false, TimeSpan.Zero), null, cancellation)));
            draft.Add([.. answers.SelectMany(a => a.Hits).Where(h => h.How == HitKind.Field).Select(h => h with { How = HitKind.Alias })]);
        }
    }
}
