using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Api;

/// <summary>What the address of a page's charts says.</summary>
/// <param name="Gateway">The gateway's name.</param>
/// <param name="From">The start of the range, such as <c>now-6h</c>.</param>
/// <param name="To">The end of the range.</param>
/// <param name="Tz">The viewer's zone by its IANA name, for days and weeks.</param>
/// <param name="Points">About how many points a chart has room for.</param>
/// <param name="Rev">The refresh this belongs to, Unix milliseconds: all who give the same see the same.</param>
internal sealed record BoardParameters(string Gateway, string From = "now-1h", string To = "now", string Tz = "UTC", int Points = 300, long? Rev = null)
{
    /// <summary>What is wrong with it; null where nothing is.</summary>
    public ProblemHttpResult? Resolve(
        HttpContext context, GatewayFleet fleet, TimeProvider time, ConsoleSettings settings, [NotNull] out Gateway? gateway, [NotNull] out PanelQuestion? question)
    {
        // Set before any use: a problem is returned instead otherwise.
        (gateway, question) = (null!, null!);
        if (fleet.Find(Gateway) is not { } member) return Problems.NoSuchGateway(Gateway, fleet.Members.Select(m => m.Settings.Name));
        if (!member.Gateway.Succeeded) return Problems.Of(member.Gateway.Failure);
        var zone = TimeZoneName.Find(Tz);
        if (!zone.Succeeded) return Problems.Of(zone.Failure);
        gateway = member.Gateway.Value;
        var exported = gateway.Profile.ExportInterval;
        var slower = exported > settings.Prometheus.ScrapeInterval ? exported : settings.Prometheus.ScrapeInterval;
        DateTimeOffset? tick = Rev is > 0 and < 253402300799999 ? DateTimeOffset.FromUnixTimeMilliseconds(Rev.Value) : null;
        var asked = PanelQuestion.Of(new TimeRange(From, To), zone.Value, tick, time.GetUtcNow(), Points, slower, Asker.Of(context));
        if (!asked.Succeeded) return Problems.Of(asked.Failure);
        question = asked.Value;
        return null;
    }
}
