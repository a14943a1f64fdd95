using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Demo.Gateways.Vllm;

/// <summary>What a vLLM server answers besides completions.</summary>
internal static class VllmEndpoints
{
    public static void Map(IEndpointRouteBuilder app, VllmGateway gateway)
    {
        app.MapGet("/metrics", () => Exposition.Of(gateway));
        app.MapGet("/health", () => Results.Ok());
        app.MapGet("/version", () => FastApi.Json(new { version = VllmGateway.Version }));
        app.MapGet("/v1/models", () => FastApi.Json(Models(gateway.Now.ToUnixTimeSeconds())));
    }

    /// <summary>vLLM makes this list anew for every call: its <c>created</c> is now, and the permission's id is new.</summary>
    private static object Models(long now) => new
    {
        @object = "list",
        data = new[]
        {
            new
            {
                id = Engine.ModelName,
                @object = "model",
                created = now,
                owned_by = "vllm",
                root = "/models/" + Engine.ModelName,
                parent = (string?)null,
                max_model_len = 8192,
                permission = new[]
                {
                    new
                    {
                        id = $"modelperm-{Guid.NewGuid():N}",
                        @object = "model_permission",
                        created = now,
                        allow_create_engine = false,
                        allow_sampling = true,
                        allow_logprobs = true,
                        allow_search_indices = false,
                        allow_view = true,
                        allow_fine_tuning = false,
                        organization = "*",
                        group = (string?)null,
                        is_blocking = false,
                    },
                },
            },
        },
    };
}
