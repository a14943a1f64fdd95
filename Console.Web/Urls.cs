using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;

namespace OperatorConsole.Web;

/// <summary>Every address the console links to, relative to its base path. A page's address is its whole state.</summary>
internal static class Urls
{
    public const string Overview = "";

    public static string Gateway(string name) => $"gateways/{Uri.EscapeDataString(name)}";

    /// <summary>A gateway's page for one provider, model or route.</summary>
    public static string Gateway(string name, string dimension, string value) => QueryHelpers.AddQueryString(Gateway(name), dimension, value);

    public const string Latency = "latency";

    public const string Deflection = "deflection";

    public const string Spend = "spend";

    public const string Providers = "providers";

    public const string Slis = "slis";

    public const string Decisions = "decisions";

    public const string Agents = "agents";

    public const string Gpus = "gpus";

    public const string Alerts = "alerts";

    public const string RuleHistory = "alerts/history";

    public const string NewRule = "alerts/new";

    /// <summary>Rules that stand in their files as comments.</summary>
    public const string SwitchedOff = "alerts/off";

    /// <summary>The editor of a rule, with what is to change in it.</summary>
    public static string Rule(string id, params IEnumerable<KeyValuePair<string, string?>> draft) => QueryHelpers.AddQueryString($"alerts/rules/{Uri.EscapeDataString(id)}", draft);

    /// <summary>One change of a rule.</summary>
    public static string Revision(long id) => FormattableString.Invariant($"{RuleHistory}?change={id}");

    /// <summary>The chart of what a rule compares.</summary>
    public static string RulePanels(string id, string? value, TimeRange range, TimeZoneInfo zone) =>
        QueryHelpers.AddQueryString(WithRange($"api/v1/rules/{Uri.EscapeDataString(id)}/panels", range), new Dictionary<string, string?> { ["value"] = value, ["tz"] = zone.Id });

    public const string Requests = "requests";

    public static string Request(string id) => $"requests/{Uri.EscapeDataString(id)}";

    /// <summary>The traces that a search of a gateway's profile finds.</summary>
    public static string Traces(string gateway, string search) => QueryHelpers.AddQueryString("traces", new Dictionary<string, string?> { ["search"] = search, ["gateway"] = gateway });

    /// <summary>A request, looked for in all there is.</summary>
    public static string RequestKeepSearching(string id) => Request(id) + "?keep=true";

    /// <summary>All that is known of a request, to be saved.</summary>
    public static string RequestBundle(string id) => $"api/v1/{Request(id)}?download=true";

    /// <summary>The data of some charts of a gateway.</summary>
    public static string Board(string gateway, IEnumerable<PanelDefinition> panels, TimeRange range, TimeZoneInfo zone) =>
        QueryHelpers.AddQueryString(Board("gateway", new FleetQuestion(new FleetFilter(gateway)), range, zone), "panels", string.Join(',', panels.Select(p => p.Id)));

    /// <summary>The data of all charts of a page.</summary>
    public static string Board(string dashboard, FleetQuestion question, TimeRange range, TimeZoneInfo zone) =>
        QueryHelpers.AddQueryString(WithRange($"api/v1/dashboards/{dashboard}/panels", range), new Dictionary<string, string?>
        {
            ["gateway"] = question.Filter.Gateway,
            ["provider"] = question.Filter.Provider,
            ["model"] = question.Filter.Model,
            ["route"] = question.Filter.Route,
            ["by"] = question.By,
            ["tz"] = zone.Id,
        });

    /// <summary>The same address with a range.</summary>
    public static string WithRange(string address, TimeRange range) =>
        QueryHelpers.AddQueryString(address, new Dictionary<string, string?> { ["from"] = range.From, ["to"] = range.To });
}
