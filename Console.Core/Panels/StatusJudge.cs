using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels;

/// <summary>Turns what is known of a gateway into one word with its reasons. Green is never a default: it must be shown to run.</summary>
internal static class StatusJudge
{
    private const double TooManyErrors = 0.05;

    public static (GatewayStatus Status, IReadOnlyList<string> Reasons) Judge(
        Gateway gateway, Result<Alive?> alive, Result<Health>? health, Reading errors, Reading traffic, IReadOnlyList<FiringAlert> firing)
    {
        if (!alive.Succeeded) return (GatewayStatus.Unknown, [$"{alive.Failure}"]);
        var silent = health is { Succeeded: false, Failure.Kind: FailureKind.Unreachable or FailureKind.Timeout };
        if (alive.Value is not { } count)
        {
            return silent
                ? (GatewayStatus.Down, [$"no series in Prometheus, and {health!.Failure}"])
                : (GatewayStatus.Unknown, [health is null ? "Prometheus has no series of it" : "it answers, but Prometheus has no series of it"]);
        }
        var why = count.ScrapeError is null ? "" : $": {count.ScrapeError}";
        if (count.Running == 0) return (GatewayStatus.Down, [$"Prometheus cannot scrape it{why}", .. silent ? [$"{health!.Failure}"] : Array.Empty<string>()]);
        // Behind a collector the series outlive the gateway: its own endpoint decides.
        if (silent && gateway.Profile.Alive.Indirect) return (GatewayStatus.Down, [$"{health!.Failure}"]);

        List<string> bad = [];
        var what = gateway.Profile.Alive.What ?? "targets";
        if (count.Running < count.All) bad.Add($"{count.All - count.Running:0} of {count.All:0} {what} cannot be scraped{why}");
        if (health is { Succeeded: false }) bad.Add($"{health.Failure}");
        if (health is { Succeeded: true }) bad.AddRange(health.Value.Trouble);
        if (errors is { State: PanelState.Value, Uncertain: false, Value: > TooManyErrors }) bad.Add($"{errors.Text} of requests fail ({errors.Note})");
        bad.AddRange(firing.Where(a => a.Severity is "critical" or "page").Select(a => $"alert {a.Name}: {a.Summary}"));
        if (bad.Count > 0) return (GatewayStatus.Degraded, bad);
        var runs = count.All > 1 && gateway.Profile.Alive.Of is not null ? $"{count.All:0} {what} run" : "runs";
        return (GatewayStatus.Healthy, [traffic.State == PanelState.Zero ? $"{runs}; no traffic" : runs]);
    }
}
