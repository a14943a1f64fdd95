using System.Net;
using System.Text.Json;
using OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>Who may ask what, the three formats of errors, and the request id of an exchange.</summary>
public sealed class GatewayzAccessTests : IAsyncLifetime
{
    private GatewayzServer _server = null!;

    public async Task InitializeAsync()
    {
        var run = GatewayzRun.Calm(TimeSpan.FromHours(1));
        run.Advance(TimeSpan.FromMinutes(1));
        _server = await GatewayzServer.StartAsync(run);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/health/system", null, 401)]
    [InlineData("/health/system", "gw_live_nobody", 401)]
    [InlineData("/health/system", GatewayzAccess.MemberKey, 200)]
    [InlineData("/health/dashboard", null, 401)]
    [InlineData("/health/models/stats", null, 401)]
    [InlineData("/health/gateways", null, 200)]
    [InlineData("/circuit-breakers", null, 200)]
    [InlineData("/api/monitoring/chat-requests", null, 200)]
    [InlineData("/admin/cache-status", null, 401)]
    [InlineData("/admin/cache-status", GatewayzAccess.MemberKey, 403)]
    [InlineData("/admin/cache-status", GatewayzAccess.OperatorKey, 200)]
    [InlineData("/admin/monitoring/api-key-tracking-quality", GatewayzAccess.OperatorKey, 401)]
    [InlineData("/providers/1/models/stats", GatewayzAccess.AdminKey, 200)]
    [InlineData("/metrics", null, 200)]
    public async Task Endpoint_WithThisKey_AnswersThisStatus(string path, string? key, int status)
    {
        using var response = await _server.GetAsync(path, key);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Errors_HaveThreeFormats()
    {
        using var unauthorized = await _server.GetAsync("/health/system");
        using var raised = await _server.GetAsync("/health/no-such-gateway");
        using var invalid = await _server.GetAsync("/api/monitoring/chat-requests?limit=0");
        using var unmatched = await _server.GetAsync("/models/stats");

        JsonContract.Holds(GatewayzContracts.Unauthorized, await unauthorized.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, raised.StatusCode);
        JsonContract.Holds(GatewayzContracts.NotFound, await raised.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, invalid.StatusCode);
        JsonContract.Holds(GatewayzContracts.Invalid, await invalid.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, unmatched.StatusCode);
        Assert.Equal("""{"detail":"Not Found"}""", await unmatched.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("abc", "^req_abc$")]
    [InlineData("req_abc", "^req_abc$")]
    [InlineData("not proper", "^req_[0-9a-f]{12}$")]
    [InlineData(null, "^req_[0-9a-f]{12}$")]
    public async Task RequestId_OfTheClient_ComesBackWithItsPrefix(string? given, string pattern)
    {
        using var response = await _server.GetAsync("/health/system", requestId: given);

        var id = response.Headers.GetValues("X-Request-ID").Single();
        Assert.Matches(pattern, id);
        Assert.Equal(id, response.Headers.GetValues("X-Correlation-ID").Single());
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.NotEqual(id, body.RootElement.GetProperty("error").GetProperty("request_id").GetString());
    }
}
