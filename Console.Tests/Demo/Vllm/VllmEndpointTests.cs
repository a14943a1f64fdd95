using System.Net.Http.Json;
using System.Text.Json;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Vllm;

public sealed class VllmEndpointTests : IAsyncLifetime, IDisposable
{
    private readonly VllmRun _run = new();
    private ListeningGateway _listening = null!;

    public async Task InitializeAsync()
    {
        _run.Advance(TimeSpan.FromMinutes(1));
        _listening = await ListeningGateway.StartAsync(_run.Gateway.Listeners[0]);
    }

    public async Task DisposeAsync() => await _listening.DisposeAsync();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Metrics_AreTheExposition() => Assert.Equal(_run.Gateway.Metrics.Expose(), await _listening.Client.GetStringAsync("/metrics"));

    [Fact]
    public async Task Health_IsOkAndEmpty()
    {
        var response = await _listening.Client.GetAsync("/health");

        Assert.Equal((200, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Version_IsOneField() => Assert.Equal("""{"version":"0.13.0"}""", await _listening.Client.GetStringAsync("/version"));

    [Fact]
    public async Task Models_AreTheOneServed()
    {
        var models = await _listening.Client.GetFromJsonAsync<JsonElement>("/v1/models");

        Assert.Equal("list", models.GetProperty("object").GetString());
        var model = Assert.Single(models.GetProperty("data").EnumerateArray());
        Assert.Equal(["id", "object", "created", "owned_by", "root", "parent", "max_model_len", "permission"], model.EnumerateObject().Select(p => p.Name));
        Assert.Equal(_run.Metrics["vllm:num_requests_running"].Samples[0]["model_name"], model.GetProperty("id").GetString());
    }
}
