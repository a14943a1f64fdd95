using System.Globalization;

namespace OperatorConsole.Core.Gateways;

/// <summary>Reads the service levels of a profile.</summary>
/// <remarks>
/// <code>
/// - { id: latency, title: P99 latency, signal: latency, quantile: 0.99, below: 0.1, alert: 0.5 }
/// </code>
/// </remarks>
internal static class ServiceLevelReader
{
    /// <summary>All of them; what is wrong with one is reported.</summary>
    public static IReadOnlyList<ServiceLevel> Read(YamlFields profile, ProfileReader reader)
    {
        var levels = new List<ServiceLevel>();
        foreach (var fields in profile.Maps("slis", "id", "title", "signal", "quantile", "below", "above", "alert", "note"))
        {
            var id = fields.RequiredText("id");
            if (levels.Any(l => l.Id == id)) reader.Report(fields.Node, $"there is another service level “{id}”");
            var signal = fields.RequiredText("signal");
            if (!SignalNames.All.Contains(signal)) reader.Report(fields.Node, $"“{signal}” is not a signal; signals are {string.Join(", ", SignalNames.All)}");
            if (fields.Has("below") == fields.Has("above")) reader.Report(fields.Node, $"the service level “{id}” needs one of below, above");
            var bound = fields.Has("below") ? SliBound.Below : SliBound.Above;
            var target = Number(bound == SliBound.Below ? "below" : "above") ?? 0;
            var alert = Number("alert") ?? target;
            if (bound == SliBound.Below ? alert < target : alert > target) reader.Report(fields.Node, $"“alert” of “{id}” lies on the good side of its target");
            var quantile = Number("quantile");
            if (quantile is not (null or 0.5 or 0.95 or 0.99)) reader.Report(fields.Node, "“quantile” is one of 0.5, 0.95, 0.99");
            levels.Add(new ServiceLevel(id, fields.RequiredText("title"), signal, bound, target, alert) { Quantile = quantile, Note = fields.Text("note") });

            double? Number(string name)
            {
                if (fields.Text(name) is not { } text) return null;
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
                reader.Report(fields.Node, $"“{name}” must be a number");
                return null;
            }
        }
        return levels;
    }
}
