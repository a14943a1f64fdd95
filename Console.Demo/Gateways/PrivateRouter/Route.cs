namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>A route as FastAPI knows it: the template is the <c>route</c> label and the log's <c>route</c> key.</summary>
internal sealed class Route(string method, string template)
{
    public static Route Chat { get; } = new("POST", "/v1/chat/completions");
    public static Route Models { get; } = new("GET", "/v1/models");
    public static Route Balance { get; } = new("GET", "/api/billing/balance");
    public static Route TopUp { get; } = new("POST", "/api/billing/topup");
    public static Route Key { get; } = new("GET", "/api/keys/{id}");
    public static Route Conversations { get; } = new("POST", "/api/chat/conversations");
    public static Route SignUp { get; } = new("POST", "/api/auth/signup");
    public static Route Credits { get; } = new("POST", "/api/admin/users/{user_id}/credits");
    public static Route GpuNodes { get; } = new("POST", "/api/admin/gpu-nodes");
    public static Route Heartbeat { get; } = new("POST", "/api/internal/gpu-nodes/{node_id}/heartbeat");
    public static Route Health { get; } = new("GET", "/health");

    public string Method => method;

    public string Template => template;

    /// <summary>The path with its one parameter filled in.</summary>
    public string Path(int parameter)
    {
        var open = template.IndexOf('{', StringComparison.Ordinal);
        return open < 0 ? template : $"{template[..open]}{parameter}{template[(template.IndexOf('}', StringComparison.Ordinal) + 1)..]}";
    }
}
