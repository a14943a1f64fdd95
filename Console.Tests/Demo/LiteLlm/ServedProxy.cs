using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using OperatorConsole.Demo.Gateways.LiteLlm;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.LiteLlm;

/// <summary>A proxy on a real port, after an hour of traffic and an outage; its clock stands still.</summary>
public sealed class ServedProxy : IAsyncLifetime
{
    private readonly ProxyRun _run = ProxyRun.Quiet(2);
    private ListeningGateway? _listening;

    /// <summary>A client with the console's key that does not follow redirects.</summary>
    internal HttpClient Client { get; private set; } = null!;

    /// <summary>The same without a key.</summary>
    internal HttpClient Stranger { get; private set; } = null!;

    internal LiteLlmGateway Gateway => _run.Gateway;

    internal Exposed Exposed() => _run.Exposed();

    public async Task InitializeAsync()
    {
        _run.Play(TimeSpan.FromHours(1)).Play(Scenario.ProviderOutage, Providers.OpenAi, TimeSpan.FromMinutes(15));
        _listening = await ListeningGateway.StartAsync(Gateway.Listeners[0]);
        Client = Unredirected(_listening.Client.BaseAddress!);
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ProxyConfig.ConsoleKey);
        Stranger = Unredirected(_listening.Client.BaseAddress!);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        Stranger.Dispose();
        if (_listening is not null) await _listening.DisposeAsync();
        _run.Dispose();
    }

    internal async Task<JsonElement> Get(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
        return await Json(response);
    }

    internal static async Task<JsonElement> Json(HttpResponseMessage response)
    {
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private static HttpClient Unredirected(Uri address) => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
}
