using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Vllm;

/// <summary>vLLM's scheduler in steps of a quarter second: a queue, a batch, and a cache that bounds the batch.</summary>
internal sealed class Engine(EngineSeries series, SimulationRandom random, Ledger ledger)
{
    public const string ModelName = Models.LocalLlama;
    public const int BlockSize = 16;
    public const int Blocks = 2_600;
    public const int MaxSequences = 64;

    /// <summary>Clients give up after so many seconds.</summary>
    public const double Patience = 60;

    private const double TokensPerSecondAlone = 150;
    private const double TokensPerSecondInAll = 3_000;
    private const double PromptTokensPerSecond = 9_000;
    private const double CacheTokens = Blocks * BlockSize;

    private readonly LinkedList<EngineRequest> _waiting = [];
    private readonly List<EngineRequest> _running = [];

    public int Running => _running.Count;

    public int Waiting => _waiting.Count;

    public void Enqueue(EngineRequest request) => _waiting.AddLast(request);

    /// <summary>Works from <paramref name="start"/> for <paramref name="length"/> seconds; <paramref name="capacity"/> is the share of the hardware that is left.</summary>
    public void Step(double start, double length, double capacity, Action<EngineRequest, double> finished)
    {
        GiveUp(start);
        Admit(start, capacity);
        Decode(start, start + length, capacity, finished);
        Preempt();
        series.Running.Value = _running.Count;
        series.Waiting.Value = _waiting.Count;
        series.CacheUsage.Value = Math.Min(Held() / CacheTokens, 1);
    }

    private void GiveUp(double now)
    {
        for (var node = _waiting.First; node is not null;)
        {
            var next = node.Next;
            if (now - node.Value.Arrival > Patience)
            {
                _waiting.Remove(node);
                Abort();
            }
            node = next;
        }
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            if (now - _running[i].Arrival <= Patience) continue;
            _running.RemoveAt(i);
            Abort();
        }
    }

    private void Abort()
    {
        series.Abort.Add();
        ledger.Add(Ledger.Requests);
    }

    private void Admit(double now, double capacity)
    {
        var held = Held();
        while (_waiting.First?.Value is { } request && _running.Count < MaxSequences && held + request.Held <= CacheTokens * 0.98)
        {
            _waiting.RemoveFirst();
            held += request.Held;
            _running.Add(request);
            var admitted = Math.Max(now, request.Arrival) + random.Between(0.0004, 0.003);
            // What a preempted request had computed is lost, its own tokens included.
            var toCompute = request.HasBegun ? request.Held : request.PromptTokens - request.CachedTokens;
            request.DecodesFrom = admitted + 0.012 + (toCompute / (PromptTokensPerSecond * capacity));
            series.IterationTokens.Observe(toCompute + _running.Count);
            if (!request.HasBegun) Begin(request, admitted);
        }
    }

    private void Begin(EngineRequest request, double admitted)
    {
        request.Admitted = admitted;
        request.FirstToken = request.DecodesFrom;
        request.Generated = 1;
        series.PrefixQueries.Add(request.PromptTokens);
        series.PrefixHits.Add(request.CachedTokens);
        series.PromptTokens.Add(request.PromptTokens);
        series.GenerationTokens.Add();
        ledger.Add(Ledger.Tokens, request.PromptTokens + 1);
        series.FirstToken.Observe(request.FirstToken - request.Arrival);
    }

    private void Decode(double start, double end, double capacity, Action<EngineRequest, double> finished)
    {
        if (_running.Count == 0) return;
        var rate = Math.Min(TokensPerSecondAlone, TokensPerSecondInAll * capacity / _running.Count);
        series.IterationTokens.Observe(_running.Count, Math.Max(1, (int)(rate * (end - start))));
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            var request = _running[i];
            var from = Math.Max(start, request.DecodesFrom);
            if (from >= end) continue;
            var before = request.Generated;
            request.Generated = Math.Min(request.Generated + ((end - from) * rate), request.TargetTokens);
            var tokens = (int)(Math.Floor(request.Generated) - Math.Floor(before));
            series.GenerationTokens.Add(tokens);
            ledger.Add(Ledger.Tokens, tokens);
            series.InterToken.Observe(1 / rate, tokens);
            if (request.Generated < request.TargetTokens) continue;
            _running.RemoveAt(i);
            Finish(request, from + ((request.TargetTokens - before) / rate), finished);
        }
    }

    private void Finish(EngineRequest request, double now, Action<EngineRequest, double> finished)
    {
        (request.EndsByLimit ? series.Length : series.Stop).Add();
        ledger.Add(Ledger.Requests);
        series.EndToEnd.Observe(now - request.Arrival);
        series.Queue.Observe(request.Admitted - request.Arrival);
        series.Prefill.Observe(request.FirstToken - request.Admitted);
        series.Inference.Observe(now - request.Admitted);
        series.Decode.Observe(now - request.FirstToken);
        series.PerOutputToken.Observe(request.TargetTokens > 1 ? (now - request.FirstToken) / (request.TargetTokens - 1) : 0);
        series.RequestPromptTokens.Observe(request.PromptTokens);
        series.RequestGenerationTokens.Observe(request.TargetTokens);
        series.MaxGenerationTokens.Observe(request.TargetTokens);
        series.ParamsN.Observe(1);
        series.ParamsMaxTokens.Observe(request.MaxTokens);
        finished(request, now);
    }

    /// <summary>Puts the latest back to the head of the queue while the cache is too small for all.</summary>
    private void Preempt()
    {
        while (_running.Count > 1 && Held() > CacheTokens)
        {
            var latest = _running[^1];
            _running.RemoveAt(_running.Count - 1);
            _waiting.AddFirst(latest);
            series.Preemptions.Add();
        }
    }

    private double Held()
    {
        var held = 0.0;
        foreach (var request in _running) held += request.Held;
        return held;
    }
}
