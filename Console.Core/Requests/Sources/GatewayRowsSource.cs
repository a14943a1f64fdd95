using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Requests.Lines;

namespace OperatorConsole.Core.Requests.Sources;

/// <summary>The rows gateways keep of requests in databases of their own: LiteLLM's spend log and Gatewayz' chat requests.</summary>
public sealed class GatewayRowsSource(DebugClient client, GatewayFleet fleet, TimeProvider time) : IRequestSource
{
    /// <summary>The name of hits among rows.</summary>
    public const string Kind = "rows";

    /// <summary>Each form of an id is a question of its own to LiteLLM.</summary>
    private const int MostQuestions = 4;

    /// <inheritdoc/>
    public string Name => "Gateways' own request rows";

    /// <inheritdoc/>
    public async Task<SourceAnswer> SearchAsync(RequestQuestion question, Action<long>? progress, CancellationToken cancellation)
    {
        var asked = fleet.Members.Select(m => m.Gateway.Value).OfType<Gateway>().Where(g => g.Settings.DebugUrl is not null);
        var answers = await Task.WhenAll(asked.Select(g => g.Profile.Debug switch
        {
            "litellm" => AskLiteLlmAsync(g, question, cancellation),
            "gatewayz" => AskGatewayzAsync(g, question, cancellation),
            _ => Task.FromResult<SourceAnswer?>(null),
        }));
        var told = answers.OfType<SourceAnswer>().ToArray();
        return new SourceAnswer([.. told.SelectMany(a => a.Hits)], [.. told.SelectMany(a => a.Searched)]);
    }

    private async Task<SourceAnswer?> AskLiteLlmAsync(Gateway gateway, RequestQuestion question, CancellationToken cancellation)
    {
        const string note = "Rows are kept by the provider's id of the answer; the id of the header x-litellm-call-id finds failed requests only.";
        if (question.IsPrefix) return null;
        var started = time.GetTimestamp();
        List<RequestHit> hits = [];
        Failure? failure = null;
        foreach (var id in question.Ids.Take(MostQuestions))
        {
            var endpoint = DebugEndpoint.LiteLlmSpend(id);
            // [null] for an id it does not know
            var rows = await client.GetAsync(gateway, endpoint, f => f.IsList ? f.Items.Select(i => Hit(gateway, "/spend/logs", i)).ToArray() : null, cancellation);
            failure ??= rows.Failure;
            if (rows.Succeeded) hits.AddRange(rows.Value.Where(h => h.Line.Fields.Any(f => f.Name == "request_id" && f.Value == id)));
            if (failure is not null) break;
        }
        return Answer(gateway, "Spend log of", hits, failure, time.GetElapsedTime(started), null, note);
    }

    private async Task<SourceAnswer?> AskGatewayzAsync(Gateway gateway, RequestQuestion question, CancellationToken cancellation)
    {
        const string note = "Its latest 1000 rows were looked through: there is no way to ask for one id.";
        var started = time.GetTimestamp();
        var rows = await client.GetAsync(gateway, DebugEndpoint.GatewayzChatRequests, f => f.List("data")?.Items.Select(i => Hit(gateway, "/api/monitoring/chat-requests", i)).ToArray(), cancellation);
        var known = rows.Value ?? [];
        var hits = known.Where(h => h.Line.Fields.Any(f => f.Name == "request_id" && question.Fits(f.Value))).ToList();
        return Answer(gateway, "Chat requests of", hits, rows.Failure, time.GetElapsedTime(started), known.Select(h => h.Line.Time).Min(), note);
    }

    private static RequestHit Hit(Gateway gateway, string path, DebugFields row) => new(Kind, gateway.Name, path, null, LogLine.Of(row.Json), HitKind.Field);

    private SourceAnswer Answer(Gateway gateway, string what, List<RequestHit> hits, Failure? failure, TimeSpan took, DateTimeOffset? from, string note)
    {
        var state = failure is not null ? SearchState.Failed : hits.Count > 0 ? SearchState.Found : SearchState.Nothing;
        return new SourceAnswer(hits, [new Searched($"{what} {gateway.Name}", state) { From = from, To = time.GetUtcNow(), Took = took, Failure = failure, Notes = [note] }]);
    }
}
