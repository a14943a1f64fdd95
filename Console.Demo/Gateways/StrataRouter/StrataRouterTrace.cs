using System.Globalization;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Demo.Tracing;

namespace OperatorConsole.Demo.Gateways.StrataRouter;

/// <summary>A request as the runtime traces one in ten: routing, the cache, each call to a provider, and keeping the answer.</summary>
/// <param name="requestId">Its id without <c>req-</c>, of hex digits.</param>
/// <param name="route">The route it took.</param>
/// <param name="start">When it began.</param>
/// <param name="seconds">How long it took.</param>
/// <param name="calls">The calls, in order; none for a hit of the cache.</param>
internal sealed class StrataRouterTrace(string requestId, string route, DateTimeOffset start, double seconds, IReadOnlyList<UpstreamCall> calls)
    : TracedRequest("stratarouter", SeedOf(requestId), start, seconds)
{
    private const int OneIn = 10;

    /// <summary>Whether the request with this id is one of those that are traced.</summary>
    public static bool IsSampled(string requestId) => SeedOf(requestId) % OneIn == 0;

    public override bool MayHave(string attribute) => attribute is "request_id" or "route_id" or "cache.hit" or "provider" or "model";

    protected override void Write(SpanTree tree)
    {
        var failure = calls.Count > 0 && !calls[^1].Succeeded ? Reason(calls[^1]) : null;
        var root = tree.Add(null, "execute_query", Start, Seconds, 2, failure, ("request_id", $"req-{requestId}"), ("route_id", route));
        var own = Seconds - calls.Sum(c => c.Seconds);
        var at = Start;
        void Child(DemoSpan parent, string name, double length, string? error = null, params (string, object)[] attributes)
        {
            tree.Add(parent, name, at, length, 1, error, attributes);
            at = at.AddSeconds(length);
        }

        Child(root, "route_decision", own * 0.3);
        Child(root, "cache_lookup", own * 0.4, null, ("cache.hit", calls.Count == 0));
        foreach (var call in calls)
        {
            var error = call.Succeeded ? null : Reason(call);
            var parent = tree.Add(root, "llm_call", at, call.Seconds, 3, error, ("provider", call.Offer.Provider), ("model", call.Offer.Model));
            Child(parent, $"{call.Offer.Provider}_request", call.Seconds * 0.99, error);
            if (call.Succeeded) Child(parent, "response_parse", call.Seconds * 0.005);
            at = parent.End;
        }
        if (failure is null && calls.Count > 0) Child(root, "cache_store", own * 0.2);
    }

    private static string Reason(in UpstreamCall call) => string.Create(CultureInfo.InvariantCulture, $"HTTP {call.Status}");

    private static ulong SeedOf(string requestId) => ulong.Parse(requestId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
