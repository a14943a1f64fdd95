using System.Globalization;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>The id of a request: 48 random bits, written as <c>req_4f1c2a9be07d</c>.</summary>
internal readonly record struct RequestId(ulong Bits)
{
    public static RequestId From(ulong random) => new(random & 0xffff_ffff_ffff);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"req_{Bits:x12}");
}

/// <summary>One row of <c>chat_completion_requests</c>: a request as its client saw it, whatever was tried for it.</summary>
/// <param name="Model">Who was asked last.</param>
/// <param name="UserId">0 for an anonymous request.</param>
/// <param name="ApiKeyId">0 where the key was not tracked.</param>
/// <param name="UpstreamStatus">The provider's last status; 0 when its circuit breaker let nothing through.</param>
internal readonly record struct ChatRow(
    long Id, RequestId RequestId, HubModel Model, int UserId, int ApiKeyId, int UpstreamStatus, int InputTokens, int OutputTokens,
    int Milliseconds, DateTimeOffset CreatedAt)
{
    public bool Completed => UpstreamStatus == 200;

    public string Status => Completed ? "completed" : "failed";

    public string? ErrorMessage => UpstreamStatus switch
    {
        200 => null,
        0 => $"Circuit breaker is open for provider {Model.Provider.Slug}",
        _ => string.Create(CultureInfo.InvariantCulture, $"Provider {Model.Provider.Slug} returned {UpstreamStatus}"),
    };
}
