using System.Text;
using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.LogIndex;
using OperatorConsole.Core.Requests.Sources;

namespace OperatorConsole.Core.Requests.Stores;

/// <summary>A store of logs elsewhere: asked span by span, the latest first, until it has found something or there was no more patience.</summary>
/// <param name="kind">The name of its hits.</param>
/// <param name="name">Its name for people.</param>
/// <param name="gateway">Whose logs it has; null where it tells itself.</param>
/// <param name="time">The present.</param>
public abstract class LogStore(string kind, string name, string? gateway, TimeProvider time) : IRequestSource
{
    /// <summary>Lines of a request are not written all at once.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(15);

    /// <summary>No further span is asked for after this, unless the search is to go on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IdInLine _idInLine = new(IdKeys.Usual);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public async Task<SourceAnswer> SearchAsync(RequestQuestion question, Action<long>? progress, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var now = time.GetUtcNow();
        List<RequestHit> hits = [];
        Failure? failure = null;
        var (from, isCutShort) = (now, false);
        foreach (var window in StoreWindows.Before(now))
        {
            if (question.Patience is not null && time.GetElapsedTime(started) > Patience)
            {
                isCutShort = true;
                break;
            }
            var read = await ReadAsync(question, window.From, window.To, cancellation);
            if (!read.Succeeded)
            {
                failure = read.Failure;
                break;
            }
            hits.AddRange(Hits(read.Value, question));
            from = window.From;
            if (hits.Count == 0) continue;
            // What was written just before the span may be of the same request.
            var before = await ReadAsync(question, window.From - Margin, window.From, cancellation);
            if (before.Succeeded) hits.AddRange(Hits(before.Value, question));
            break;
        }
        return new SourceAnswer(
            [.. hits.OrderByDescending(h => h.Line.Time).Take(RequestQuestion.MostHits)],
            [new Searched(name, hits.Count > 0 ? SearchState.Found : failure is not null ? SearchState.Failed : isCutShort ? SearchState.Partly : SearchState.Nothing)
            {
                From = from < now ? from : null,
                To = now,
                Took = time.GetElapsedTime(started),
                Failure = failure,
                More = Math.Max(0, hits.Count - RequestQuestion.MostHits),
            }]);
    }

    /// <summary>The lines of a span that may hold one of the ids; the end is exclusive.</summary>
    private protected abstract Task<Result<IReadOnlyList<StoreLine>>> ReadAsync(RequestQuestion question, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    private IEnumerable<RequestHit> Hits(IReadOnlyList<StoreLine> lines, RequestQuestion question)
    {
        foreach (var line in lines)
        {
            if (HowIn(line, question) is not { } how) continue;
            var read = LogLine.Of(line.Text, line.Time).With(line.Labels);
            yield return new RequestHit(kind, gateway ?? line.Origin, line.Origin, null, read, how);
        }
    }

    // A store compares words and parts of lines; only a field's value is the id.
    private HitKind? HowIn(StoreLine line, RequestQuestion question)
    {
        if (line.Labels.Any(l => IdKeys.Usual.Names.Contains(l.Name) && question.Fits(l.Value))) return HitKind.Field;
        var text = Encoding.UTF8.GetBytes(line.Text);
        if (question.IsPrefix) return LogLine.Of(line.Text).Aliases.Any(question.Fits) ? HitKind.Field : null;
        var isMentioned = false;
        foreach (var id in question.Ids)
        {
            var how = _idInLine.Find(text, Encoding.UTF8.GetBytes(id));
            if (how == IdPlace.Field) return HitKind.Field;
            isMentioned |= how == IdPlace.Mentioned || line.Text.Contains(id, StringComparison.Ordinal);
        }
        return isMentioned ? HitKind.Mentioned : null;
    }
}
