using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>One entry of the proxy's <c>model_list</c>: a model group's model at a provider.</summary>
/// <param name="Group">The name clients ask for.</param>
/// <param name="Provider">LiteLLM's name of the provider, which is not always the provider's own: <c>gemini</c>, <c>hosted_vllm</c>.</param>
/// <param name="Id">LiteLLM's <c>model_id</c>.</param>
/// <param name="ApiBase">Where it is called.</param>
/// <param name="Offer">Prices and speed.</param>
/// <param name="ContextTokens">The longest prompt.</param>
/// <param name="AnswerTokens">The longest answer.</param>
internal sealed record Deployment(string Group, string Provider, string Id, string ApiBase, Offer Offer, int ContextTokens, int AnswerTokens)
{
    /// <summary>Its place in <see cref="ProxyConfig.Deployments"/>.</summary>
    public int Index { get; init; }

    /// <summary>Requests and tokens per minute the configuration allows; none for no limit.</summary>
    public (int Requests, int Tokens)? ConfiguredLimit { get; init; }

    /// <summary>Requests and tokens per minute the provider grants and tells in <c>x-ratelimit-remaining-*</c>; none where it tells nothing.</summary>
    public (int Requests, int Tokens)? ProviderLimit { get; init; }

    /// <summary>The model as the configuration names it, such as <c>openai/gpt-4o</c>.</summary>
    public string Model { get; } = $"{Provider}/{Group}";

    /// <summary>Provider names as exception classes begin with them: <c>Openai.RateLimitError</c>.</summary>
    public string ExceptionPrefix { get; } = $"{char.ToUpperInvariant(Provider[0])}{Provider[1..]}.";
}
