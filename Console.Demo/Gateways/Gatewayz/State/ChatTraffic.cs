using System.Globalization;
using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>Chat completions, from the door to the row in the database. The moment of a request is the moment it ends.</summary>
internal sealed class ChatTraffic(HubProcess process, GatewayzFamilies families, Surroundings surroundings, SimulationRandom random, GatewayzLog log, Ledger ledger)
{
    private const double SlowSeconds = 10;
    private const double InvalidKeyShare = 0.004;
    private const double OverLimitShare = 0.003;
    private const int ErrorBytes = 640;

    private readonly HttpRoute _http = new(families.Http, ledger, "POST", HttpRoute.ChatPath);
    private readonly ModelSeries[] _series = [.. HubCatalogue.Models.Select(m => new ModelSeries(families, m))];
    private readonly RequestStages _stages = new(families.Stages, random);
    private readonly CreditAccounting _credits = new(families.Credits, random);
    private readonly PricingCache _pricing = new(families.Pricing, random);
    private readonly TokenCounts _tokenCounts = new(families.TokenCounts, random);
    private readonly ClientDirectory _clients = new(families, random);
    private readonly double[] _weights = [.. HubCatalogue.Routes.Select(r => r.Weight)];

    public CreditAccounting Credits => _credits;

    /// <summary>One request of an ordinary client, or of the batch job that asks much of the most expensive model.</summary>
    public void Request(Conditions conditions, DateTimeOffset at, bool batch)
    {
        var id = RequestId.From(random.NextUInt64());
        if (process.InFlight.Refuse(random.NextDouble()) is { } reason)
        {
            Turn(503, reason == "queue_timeout" ? 10 : 0.002);
            return;
        }
        if (random.Chance(OverLimitShare)) TurnOverLimit();
        else if (random.Chance(InvalidKeyShare)) TurnUnauthorized();
        else Serve(conditions, at, id, batch);
    }

    /// <summary>A request with a key nobody has.</summary>
    public void TurnUnauthorized()
    {
        families.ApiKeys.Lookups.With("failed").Add();
        process.Database.Identify(anonymous: true);
        Turn(401, random.LogNormal(0.018, 0.4));
    }

    /// <summary>A request of an address that has used up its minute.</summary>
    public void TurnOverLimit()
    {
        families.Protection.RateLimited.With("security_ip_tier").Add();
        Turn(429, random.LogNormal(0.003, 0.4));
    }

    public void Advance() => _http.InProgress.Value = process.InFlight.Active;

    private void Turn(int status, double seconds)
    {
        _http.Record(status, seconds, requestBytes: 900, ErrorBytes);
        process.Velocity.Record(status);
    }

    private void Serve(Conditions conditions, DateTimeOffset at, RequestId id, bool batch)
    {
        var route = batch ? HubCatalogue.BatchRoute : HubCatalogue.Routes[random.Weighted(_weights)];
        var streamed = !batch && random.Chance(route.StreamedShare);
        var client = batch ? _clients.Batch() : _clients.Next(route.Models[0]);
        process.Database.Identify(client.IsAnonymous);
        var frontend = _stages.Frontend();
        var (model, call, seconds) = Call(conditions, at, id, route, batch, streamed);
        seconds += frontend;
        Charge(client, model, call, streamed, frontend, at);

        var row = new ChatRow(
            0, id, model, client.UserId, client.ApiKeyId, call.Status, call.PromptTokens, call.CompletionTokens,
            (int)(seconds * 1000), at.AddSeconds(-seconds));
        process.Database.InsertRequest();
        surroundings.RecordRequest(row, at);
        Answer(at, id, call, seconds, streamed);
    }

    /// <summary>The offers of the route one after the other, until one answers; each try is counted.</summary>
    /// <returns>The model tried last, its call (status 0 where every breaker was open), and the seconds of all tries.</returns>
    private (HubModel Model, UpstreamCall Call, double Seconds) Call(
        Conditions conditions, DateTimeOffset at, RequestId id, HubRoute route, bool batch, bool streamed)
    {
        var model = route.Models[0];
        UpstreamCall call = default;
        var seconds = 0.0;
        foreach (var candidate in route.Models)
        {
            var breaker = process.Breakers[candidate.Provider.Slug];
            if (!breaker.Allows(at)) continue;
            model = candidate;
            call = batch
                ? UpstreamCall.Play(candidate.Offer, conditions, random, medianPrompt: 6_000, medianCompletion: 1_200)
                : UpstreamCall.Play(candidate.Offer, conditions, random);
            seconds += call.Seconds;
            _pricing.LookUp(candidate, at);
            surroundings.RecordCall(candidate, call, at);
            process.Availability[candidate.Index].Record(call.Succeeded, at);
            if (call.Succeeded)
            {
                _series[candidate.Index].Succeeded(call, streamed);
                ledger.Add(Ledger.Tokens, call.PromptTokens + call.CompletionTokens);
                ledger.Add(Ledger.Money, call.CostUsd);
                breaker.Succeeded(at);
                break;
            }
            _series[candidate.Index].Failed(call);
            LogFailure(at, id, candidate, call);
            breaker.Failed(at);
        }
        return (model, call, seconds);
    }

    private void Charge(in Client client, HubModel model, in UpstreamCall call, bool streamed, double frontend, DateTimeOffset at)
    {
        if (!call.Succeeded)
        {
            if (call.Offer is not null && !client.IsAnonymous) _credits.Refund(model.Offer.Cost(call.PromptTokens, 0), call.Status);
            return;
        }
        _stages.Backend(frontend, call);
        if (streamed)
        {
            _tokenCounts.Streamed(model, call);
            if (random.Chance(0.0001)) families.Inference.ChunksDropped.With(model.Offer.Provider, model.Offer.Model).Add();
        }
        _clients.Used(client, model);
        if (client.IsAnonymous) return;
        process.Database.UpdateUser();
        _credits.Deduct(call.CostUsd, streamed);
    }

    private void Answer(DateTimeOffset at, RequestId id, in UpstreamCall call, double seconds, bool streamed)
    {
        var status = call.Status switch
        {
            0 => 503,
            500 => 502,
            var other => other,
        };
        var bytes = !call.Succeeded ? ErrorBytes : streamed ? call.CompletionTokens * 150 : 620 + (call.CompletionTokens * 4);
        _http.Record(status, seconds, 260 + (call.PromptTokens * 4), bytes, streamed);
        process.Velocity.Record(status);
        process.InFlight.Enter(seconds);
        if (!log.IsOn) return;
        const string Middleware = "src.middleware.observability_middleware";
        if (status == 504)
        {
            log.Write(at, GatewayzLog.Error, Middleware, $"Error processing request POST {HttpRoute.ChatPath}: upstream timeout");
            log.Write(at, GatewayzLog.Error, "src.middleware.request_id_middleware", $"Request ID: {id} | Error during request processing");
        }
        if (seconds >= SlowSeconds)
        {
            log.Write(at, GatewayzLog.Warning, Middleware, string.Create(
                CultureInfo.InvariantCulture, $"🐢 SLOW REQUEST: POST {HttpRoute.ChatPath} took {seconds:F2}s (status={status}, size={bytes}b)"));
        }
    }

    private void LogFailure(DateTimeOffset at, RequestId id, HubModel model, in UpstreamCall call)
    {
        if (!log.IsOn) return;
        var provider = model.Provider.Slug;
        const string Traceback = "Traceback (most recent call last):\n  File \"/app/src/routes/chat.py\", line 2114, in chat_completions\n";
        log.Write(
            at, GatewayzLog.Error, "src.routes.chat", $"[{id}] Provider {provider} failed: {call.Status}",
            $"{Traceback}src.services.provider_failover.ProviderError: {provider} returned {call.Status}");
    }
}
