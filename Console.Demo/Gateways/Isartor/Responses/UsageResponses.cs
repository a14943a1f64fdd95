using System.Globalization;
using System.Text.Json.Serialization;

namespace OperatorConsole.Demo.Gateways.Isartor.Responses;

/// <summary><c>GET /api/admin/overview</c>: seven days. Its total contains the deflected requests.</summary>
internal sealed record OverviewResponse
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public string Version { get; } = IsartorSettings.Version;
    public string Provider { get; } = IsartorSettings.Provider;
    public string Model { get; } = IsartorSettings.Model;
    public required long UptimeSecs { get; init; }
    public required long TotalRequests { get; init; }
    public required long TotalDeflected { get; init; }
    public required double DeflectionRate { get; init; }
    public required long TotalTokens { get; init; }
    public required double EstimatedCostUsd { get; init; }
    public required double EstimatedSavedCostUsd { get; init; }
    [JsonPropertyName("l1a_entries")] public required long ExactEntries { get; init; }
    [JsonPropertyName("l1b_entries")] public required long SemanticEntries { get; init; }
    public bool RequestLoggingEnabled { get; } = true;
    public bool SlmRouterEnabled { get; } = true;
    public bool OfflineMode { get; }
    public required IReadOnlyList<string> QuotaWarnings { get; init; }

    public static OverviewResponse Of(IsartorGateway gateway)
    {
        var week = gateway.Usage.Total(gateway.Now - Window);
        return new()
        {
            UptimeSecs = gateway.UptimeSeconds,
            TotalRequests = week.Requests + week.Deflected,
            TotalDeflected = week.Deflected,
            DeflectionRate = week.DeflectionRate,
            TotalTokens = week.Tokens,
            EstimatedCostUsd = week.CostUsd,
            EstimatedSavedCostUsd = week.SavedUsd,
            ExactEntries = gateway.Cache.ExactEntries(gateway.Now),
            SemanticEntries = gateway.Cache.SemanticEntries(gateway.Now),
            QuotaWarnings = QuotaLines.Of(gateway),
        };
    }
}

/// <summary><c>GET /api/admin/usage</c>: one day. Its total leaves the deflected requests out.</summary>
internal sealed record UsageResponse(
    int WindowHours, string UsageLogPath, int RetentionDays, long TotalRequests, long TotalDeflectedRequests, long TotalPromptTokens, long TotalCompletionTokens,
    long TotalTokens, double EstimatedCostUsd, double EstimatedSavedCostUsd, double DeflectionRate, IReadOnlyList<UsageEntry> Entries)
{
    public static UsageResponse Of(IsartorGateway gateway)
    {
        var since = gateway.Now - TimeSpan.FromHours(IsartorSettings.UsageWindowHours);
        var total = gateway.Usage.Total(since);
        return new(
            IsartorSettings.UsageWindowHours, IsartorSettings.UsageLog, IsartorSettings.UsageRetentionDays, total.Requests, total.Deflected, total.PromptTokens, total.CompletionTokens,
            total.Tokens, total.CostUsd, total.SavedUsd, total.DeflectionRate, [.. gateway.Usage.ByDay(since).Select(e => UsageEntry.Of(e.Day, e.Model, e.Totals))]);
    }
}

internal sealed record UsageEntry(
    string Day, string Provider, string Model, long PromptTokens, long CompletionTokens, long TotalTokens, long RequestsTotal, long DeflectedTotal,
    double EstimatedCostUsd, double EstimatedSavedCostUsd)
{
    public static UsageEntry Of(string day, string model, UsageTotals t) =>
        new(day, IsartorSettings.Provider, model, t.PromptTokens, t.CompletionTokens, t.Tokens, t.Requests, t.Deflected, t.CostUsd, t.SavedUsd);
}

/// <summary><c>GET /api/admin/usage/breakdown</c>.</summary>
internal sealed record UsageBreakdownResponse(int WindowHours, IReadOnlyList<UsageRow> Rows, IReadOnlyList<QuotaStatus> QuotaStatus)
{
    public static UsageBreakdownResponse Of(IsartorGateway gateway)
    {
        var since = gateway.Now - TimeSpan.FromHours(IsartorSettings.UsageWindowHours);
        UsageRow[] rows = [.. gateway.Usage.ByModel(since).Select(e => UsageRow.Of(e.Model, e.Totals))];
        return new(IsartorSettings.UsageWindowHours, rows, rows.Length == 0 ? [] : [new(IsartorSettings.Provider, "warn", QuotaLines.Of(gateway))]);
    }
}

internal sealed record UsageRow(
    string Provider, string Model, long RequestsTotal, long DeflectedTotal, long PromptTokens, long CompletionTokens, long TotalTokens, double EstimatedCostUsd)
{
    public static UsageRow Of(string model, UsageTotals t) =>
        new(IsartorSettings.Provider, model, t.Requests, t.Deflected, t.PromptTokens, t.CompletionTokens, t.Tokens, t.CostUsd);
}

internal sealed record QuotaStatus(string Provider, string Action, IReadOnlyList<string> Lines);

/// <summary>How much of each quota is used: said whenever there is a quota, near its end or not.</summary>
internal static class QuotaLines
{
    public static IReadOnlyList<string> Of(IsartorGateway gateway)
    {
        var midnight = new DateTimeOffset(gateway.Now.UtcDateTime.Date, TimeSpan.Zero);
        var used = gateway.Usage.Total(midnight).CloudTokens;
        return [string.Create(CultureInfo.InvariantCulture, $"daily tokens: {used} / {IsartorSettings.DailyTokens} ({100.0 * used / IsartorSettings.DailyTokens:0.0}%)")];
    }
}
