namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>An answer that is no success.</summary>
internal sealed record Refusal(int Status, object Body);

/// <summary>The bodies of errors. There are three formats: raised ones, invalid parameters, and paths nobody serves.</summary>
internal static class GatewayzErrors
{
    private static readonly string[] KeySuggestions =
    [
        "Verify your API key in your dashboard at https://gatewayz.ai/dashboard",
        "Ensure you're using the correct API key for the environment (test vs live)",
        "Generate a new API key if needed",
    ];

    public static Refusal Unauthorized(Ask ask) => new(401, new
    {
        error = new
        {
            type = "invalid_api_key",
            message = "Invalid API key",
            detail = "The provided API key is invalid or not found. Please check your API key and try again. Invalid API key",
            code = "INVALID_API_KEY",
            status = 401,
            request_id = ask.MintedId,
            timestamp = ask.ErrorTime,
            suggestions = KeySuggestions,
            context = new { },
            docs_url = "https://docs.gatewayz.ai/authentication",
        },
    });

    /// <summary>Every refusal of permission is told as a limit of the plan.</summary>
    public static Refusal Forbidden(Ask ask) => Raised(ask, 403, "plan_limit_reached", "Plan limit reached", "PLAN_LIMIT_REACHED", new { });

    /// <summary>Every raised 404 speaks of a model, whatever was looked for.</summary>
    public static Refusal NotFound(Ask ask) =>
        Raised(ask, 404, "model_not_found", "Model 'resource' not found", "MODEL_NOT_FOUND", new { requested_model = "resource" });

    public static Refusal Internal(Ask ask) =>
        Raised(ask, 500, "internal_error", "Internal server error", "INTERNAL_ERROR", new { });

    public static Refusal Invalid(IEnumerable<object> problems) => new(422, new { detail = problems });

    public static Refusal Unmatched { get; } = new(404, new { detail = "Not Found" });

    private static Refusal Raised(Ask ask, int status, string type, string message, string code, object context) => new(status, new
    {
        error = new { type, message, code, status, request_id = ask.MintedId, timestamp = ask.ErrorTime, context },
    });
}
