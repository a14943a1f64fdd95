namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>An exception as LiteLLM names it.</summary>
/// <param name="Class">The exception's class, such as <c>RateLimitError</c>.</param>
/// <param name="Status">The HTTP status the client gets.</param>
/// <param name="Deployment">Whose provider failed; none for the proxy's own refusals.</param>
/// <param name="Detail">What went wrong, in the provider's or the proxy's words.</param>
internal sealed record ProxyFailure(string Class, int Status, Deployment? Deployment, string Detail)
{
    public const string NoDeployment = "RouterRateLimitError";
    public const string BudgetExceeded = "BudgetExceededError";
    public const string KeyRateLimited = "HTTPException";

    /// <summary>The class as metrics label it: <c>Openai.RateLimitError</c>.</summary>
    public string ClassLabel { get; } = Deployment?.ExceptionPrefix + Class;

    /// <summary>
    /// The status as metrics label it. Python's ValueError and Exception have no status of their own: the proxy's refusals are
    /// labelled <c>None</c> although the client gets a 429 or a 400.
    /// </summary>
    public string StatusLabel { get; } = Class is NoDeployment or BudgetExceeded ? "None" : $"{Status}";

    /// <summary>The message of the exception: <c>litellm.RateLimitError: RateLimitError: OpenAIException - …</c>.</summary>
    public string Message => Deployment is null ? Detail : $"litellm.{Class}: {Class}: {ExceptionProvider(Deployment.Provider)}Exception - {Detail}";

    /// <summary>A provider's HTTP status as LiteLLM's exception mapping turns it: a 504 becomes a Timeout, whose own status is 408.</summary>
    public static ProxyFailure OfProvider(int status, Deployment deployment) => status switch
    {
        429 => new("RateLimitError", 429, deployment, $"Rate limit reached for {deployment.Group} on requests per min (RPM). Please try again later."),
        500 => new("InternalServerError", 500, deployment, "The server had an error while processing your request."),
        502 => new("APIError", 502, deployment, "Bad gateway."),
        503 => new("ServiceUnavailableError", 503, deployment, "The engine is currently overloaded, please try again later."),
        _ => new("Timeout", 408, deployment, "Request timed out."),
    };

    private static string ExceptionProvider(string provider) => provider switch
    {
        "openai" => "OpenAI",
        "hosted_vllm" => "Hosted_vllm",
        _ => $"{char.ToUpperInvariant(provider[0])}{provider[1..]}",
    };
}
