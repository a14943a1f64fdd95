using System.Globalization;
using OperatorConsole.Core.Alerting.Listing;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Web.Components.Pages.Alerts;

/// <summary>A pending or firing alert with the rule it is of.</summary>
internal sealed record AlertInstance(RuleRow Row, Alert Alert)
{
    public string Severity => Alert.Labels.GetValueOrDefault("severity", "–");

    /// <summary>Its labels but for those other columns show.</summary>
    public string Labels => string.Join(", ", Alert.Labels.Where(l => l.Key is not ("alertname" or "severity")).Select(l => $"{l.Key}={l.Value}"));

    public string Summary => Alert.Annotations.GetValueOrDefault("summary", "");

    /// <summary>Prometheus writes it as 4.2e-01.</summary>
    public double? Value => double.TryParse(Alert.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public string ValueText => Value is { } value ? value.ToString("G6", CultureInfo.InvariantCulture) : Alert.Value;
}
