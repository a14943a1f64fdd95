using System.Net;
using System.Text;
using System.Text.Json;
using OperatorConsole.Demo.Gateways.Isartor;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Isartor;

/// <summary>One of the gateway's listeners on a real port.</summary>
internal sealed class IsartorServer(ListeningGateway server) : IAsyncDisposable
{
    public const string Key = "isartor-demo-key";

    public Uri Address => server.Client.BaseAddress!;

    public static async Task<IsartorServer> StartAsync(IsartorGateway gateway, string listener = "gateway") =>
        new(await ListeningGateway.StartAsync(gateway.Listeners.Single(l => l.Name == listener)));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key = Key, string? body = null, string? userAgent = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null) request.Headers.Add("X-API-Key", key);
        if (userAgent is not null) request.Headers.Add("User-Agent", userAgent);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await server.Client.SendAsync(request);
    }

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
