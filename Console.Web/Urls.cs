using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Web;

/// <summary>Every address the console links to, relative to its base path. A page's address is its whole state.</summary>
internal static class Urls
{
    public const string Overview = "";

    public static string Gateway(string name) => $"gateways/{Uri.EscapeDataString(name)}";

    /// <summary>The data of one chart; <paramref name="revision"/> changes when there is something new to fetch.</summary>
    public static string Panel(string dashboard, string panel, string gateway, TimeRange range, TimeZoneInfo zone, long revision) =>
        QueryHelpers.AddQueryString(
            WithRange($"api/v1/dashboards/{dashboard}/panels/{panel}", range),
            new Dictionary<string, string?>
            {
                ["gateway"] = gateway, ["tz"] = zone.Id, ["rev"] = revision.ToString(System.Globalization.CultureInfo.InvariantCulture),
            });

    /// <summary>The same address with a range.</summary>
    public static string WithRange(string address, TimeRange range) =>
        QueryHelpers.AddQueryString(address, new Dictionary<string, string?> { ["from"] = range.From, ["to"] = range.To });
}
