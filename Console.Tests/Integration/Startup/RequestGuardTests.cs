using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using OperatorConsole.Web.Features.Prometheus;

namespace OperatorConsole.Tests.Integration.Startup;

/// <summary>What the running console lets in, and what it says about itself.</summary>
public sealed class RequestGuardTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly int _otherPort = LoopbackPort.FindFree();
    private ConsoleProcess? _console;
    private Uri? _address;

    public async Task InitializeAsync()
    {
        _console = ConsoleProcess.Start(
            _folder.Path,
            ["--prometheus.url", "http://127.0.0.1:9"],
            ("Kestrel__Endpoints__Other__Url", $"http://127.0.0.1:{_otherPort}"),
            ("ASPNETCORE_URLS", $"http://127.0.0.1:{_otherPort}"),
            ("ASPNETCORE_PREFERHOSTINGURLS", "true"));
        _address = await _console.ReadyAsync();
    }

    public async Task DisposeAsync() => await _console!.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Console_Running_LetsInItsOwnPagesOnly()
    {
        foreach (var host in new[] { "localhost", "127.0.0.1:1", "127.9.8.7", "[::1]:80" }) Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/health/live", host: host));
        foreach (var host in new[] { "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.1" }) Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/health/live", host: host));

        var own = _address!.GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", origin: own));
        foreach (var origin in new[] { "http://evil.example", "http://127.0.0.1:1", "null", "https" + own[4..] })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", origin: origin));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/_blazor?id=x", origin: origin, upgrade: true));
        }
    }

    [Fact]
    public async Task Health_StorageGone_IsNotReadyButAlive()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/health/ready"));

        Directory.Delete(_folder.Path, recursive: true);

        using var answer = await _http.GetAsync(new Uri(_address!, "/health/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var check = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks")[0];
        Assert.Equal("storage", check.GetProperty("name").GetString());
        Assert.StartsWith("The storage folder cannot be written to: ", check.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/health/live"));
        Directory.CreateDirectory(_folder.Path);
    }

    [Fact]
    public async Task Console_AddressesOfAspNet_AreNotOpened()
    {
        using var client = new TcpClient();

        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, _otherPort));
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/api/v1/no-such-call", HttpStatusCode.NotFound)]
    public async Task Answer_AnyPath_CarriesTheSecurityHeaders(string path, HttpStatusCode status)
    {
        using var answer = await _http.GetAsync(new Uri(_address!, path));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(
            "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy"), v => v.Contains("default-src", StringComparison.Ordinal)));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string? host = null, string? origin = null, bool upgrade = false)
    {
        using var request = new HttpRequestMessage(method, new Uri(_address!, path));
        request.Headers.Host = host;
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (upgrade)
        {
            request.Headers.Connection.Add("Upgrade");
            request.Headers.Upgrade.Add(new("websocket"));
        }
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }
}
