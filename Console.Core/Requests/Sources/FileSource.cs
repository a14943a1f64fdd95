using OperatorConsole.Core.Requests.Docker;
using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.LogFiles;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Core.Requests.Sources;

/// <summary>The log files: by their index first; where no line has the id as a field's value, by reading for it anywhere.</summary>
public sealed class FileSource(LogLibrary library, IEnumerable<DockerFollower> containers, TimeProvider time) : IRequestSource
{
    /// <summary>The name of hits in files.</summary>
    public const string Kind = "files";

    /// <inheritdoc/>
    public string Name => "Log files";

    /// <inheritdoc/>
    public Task<SourceAnswer> SearchAsync(RequestQuestion question, Action<long>? progress, CancellationToken cancellation) =>
        Task.Run(() => Search(question, progress, cancellation), cancellation);

    private SourceAnswer Search(RequestQuestion question, Action<long>? progress, CancellationToken cancellation)
    {
        if (library.IsEmpty) return new SourceAnswer([], []);
        if (!question.IsPrefix)
        {
            var indexed = library.Find(question.Ids, RequestQuestion.MostHits, cancellation);
            if (indexed.Hits.Count > 0) return Answer(indexed, indexed.Took);
        }
        var started = time.GetTimestamp();
        var read = library.FindText(question.Ids, question.IsPrefix, RequestQuestion.MostHits, question.Patience, progress, cancellation);
        return Answer(read, time.GetElapsedTime(started));
    }

    private SourceAnswer Answer(LogSearch search, TimeSpan took)
    {
        var hits = search.Hits.Select(h => new RequestHit(Kind, h.Gateway, h.Path, h.Hit.Offset, LogLine.Of(h.Hit.Record), h.Hit.How == IdPlace.Field ? HitKind.Field : HitKind.Mentioned)).ToArray();
        return new SourceAnswer(hits, [new Searched(Name, State(search))
        {
            From = search.Oldest is { } oldest ? LogMoments.First(library, oldest) : null,
            To = search.Started,
            Files = search.Files,
            Bytes = search.Bytes,
            BytesRead = search.Read,
            Took = took,
            More = search.Earlier,
            Notes = [.. library.Notes, .. containers.SelectMany(c => c.Notes), .. search.Notes.Distinct()],
        }]);
    }

    private static SearchState State(LogSearch search) =>
        search.Hits.Count > 0 ? SearchState.Found : search.IsCutShort ? SearchState.Partly : search.Files == 0 && search.Notes.Count > 0 ? SearchState.Failed : SearchState.Nothing;
}
