using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels.Agents;

/// <summary>Reads what tools and agents did over a range, from the metrics of the gateways that count by tool.</summary>
public sealed class AgentReader(QueryCache queries, GatewayFleet fleet)
{
    /// <summary>More tools are not listed: a User-Agent is the client's own text.</summary>
    private const int MostTools = 200;

    /// <summary>Reads all gateways, each question once for all who ask for the same range.</summary>
    /// <param name="period">The range.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Stops asking.</param>
    public async Task<AgentsAnswer> ReadAsync(Period period, string asker, CancellationToken cancellation)
    {
        // Whole seconds: a window of a rate has no finer ones.
        var window = TimeSpan.FromSeconds(Math.Max(1, Math.Round(period.Length.TotalSeconds)));
        var cannotTell = new Dictionary<string, string>();
        var reading = new List<Task<(IReadOnlyList<AgentRow> Rows, Failure? Failure)>>();
        foreach (var member in fleet.Members)
        {
            if (!member.Gateway.Succeeded) cannotTell[member.Settings.Name] = member.Gateway.Failure.Problem;
            else if (ToolQuery.Find(member.Gateway.Value, SignalNames.Traffic) is null) cannotTell[member.Settings.Name] = Reason(member.Gateway.Value.Profile);
            else reading.Add(ReadAsync(member.Gateway.Value, period.To, window, asker, cancellation));
        }
        var parts = await Task.WhenAll(reading);
        return new AgentsAnswer(
            period.To, window, [.. parts.SelectMany(p => p.Rows).OrderByDescending(r => r.Requests.Value ?? 0)], cannotTell,
            [.. parts.Select(p => p.Failure).OfType<Failure>()]);
    }

    private static string Reason(GatewayProfile profile) => profile.CannotTell.GetValueOrDefault(SignalNames.Agents) ?? $"{profile.Title} does not count by tool.";

    private async Task<(IReadOnlyList<AgentRow> Rows, Failure? Failure)> ReadAsync(Gateway gateway, DateTimeOffset to, TimeSpan window, string asker, CancellationToken cancellation)
    {
        Task<ToolAnswer> Ask(string signal) => new ToolQuery(queries, gateway, signal, to, window, asker).AskAsync(cancellation);
        var (traffic, errors, deflection, cache) = (Ask(SignalNames.Traffic), Ask(SignalNames.Errors), Ask(SignalNames.Deflection), Ask(SignalNames.Cache));
        var (latency, retries, savings) = (Ask(SignalNames.Latency), Ask(SignalNames.Retries), Ask(SignalNames.Savings));
        var tools = await traffic;
        if (tools.Failure is { } failure) return ([], failure);
        List<AgentRow> rows = [];
        foreach (var tool in tools.Tools.Take(MostTools))
        {
            rows.Add(new AgentRow
            {
                Gateway = gateway.Name,
                Tool = tool,
                Requests = tools.Total(tool),
                Errors = (await errors).Of(tool),
                Deflection = (await deflection).Of(tool),
                Cache = (await cache).Of(tool),
                Latency = (await latency).Of(tool),
                Retries = (await retries).Total(tool),
                Savings = (await savings).Total(tool),
            });
        }
        return (rows, null);
    }
}
