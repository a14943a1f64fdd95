using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>The series of one model at one provider, looked up once; each appears with the first call it counts.</summary>
internal sealed class ModelSeries(GatewayzFamilies families, HubModel model)
{
    private const double SlowSeconds = 30;
    private const double VerySlowSeconds = 45;

    private readonly string _provider = model.Offer.Provider;
    private readonly string _model = model.Offer.Model;
    private Success? _success;
    private Failure? _failure;
    private Stream? _stream;

    public void Succeeded(in UpstreamCall call, bool streamed)
    {
        var series = _success ??= new Success(families, _provider, _model);
        series.Requests.Add();
        series.Duration.Observe(call.Seconds);
        series.ResponseDuration.Observe(call.Seconds);
        series.FirstByte.Observe(call.FirstTokenSeconds);
        series.InputTokens.Add(call.PromptTokens);
        series.OutputTokens.Add(call.CompletionTokens);
        series.Credits.Add(call.CostUsd);
        if (call.Seconds > SlowSeconds)
            families.Inference.SlowRequests.With(_provider, _model, call.Seconds > VerySlowSeconds ? "very_slow" : "slow").Add();
        if (!streamed) return;
        var stream = _stream ??= new Stream(families, _provider, _model);
        stream.Duration.Observe(call.Seconds - call.FirstTokenSeconds);
        stream.FirstChunk.Observe(call.FirstTokenSeconds);
    }

    public void Failed(in UpstreamCall call)
    {
        var series = _failure ??= new Failure(families, _provider, _model);
        series.Requests.Add();
        series.ResponseDuration.Observe(call.Seconds);
    }

    private sealed class Success(GatewayzFamilies families, string provider, string model)
    {
        public Counter Requests { get; } = families.Inference.Requests.With(provider, model, "success");

        public Histogram Duration { get; } = families.Inference.Duration.With(provider, model);

        public Histogram ResponseDuration { get; } = families.Inference.ResponseDuration.With(provider, model, "success");

        public Histogram FirstByte { get; } = families.Stages.BackendFirstByte.With(provider, model, HttpRoute.ChatPath);

        public Counter InputTokens { get; } = families.Inference.Tokens.With(provider, model, "input");

        public Counter OutputTokens { get; } = families.Inference.Tokens.With(provider, model, "output");

        public Counter Credits { get; } = families.Inference.Credits.With(provider, model);
    }

    private sealed class Failure(GatewayzFamilies families, string provider, string model)
    {
        public Counter Requests { get; } = families.Inference.Requests.With(provider, model, "error");

        public Histogram ResponseDuration { get; } = families.Inference.ResponseDuration.With(provider, model, "error");
    }

    private sealed class Stream(GatewayzFamilies families, string provider, string model)
    {
        public Histogram Duration { get; } = families.Stages.Streaming.With(provider, model, HttpRoute.ChatPath);

        public Histogram FirstChunk { get; } = families.Stages.FirstChunk.With(provider, model);
    }
}
