using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>Which part of the fleet a page shows. Equal filters are the same reading for all who look.</summary>
/// <param name="Gateway">One gateway's name; null for all.</param>
/// <param name="Provider">One provider; null for all.</param>
/// <param name="Model">One model; null for all.</param>
/// <param name="Route">One route; null for all.</param>
public sealed record FleetFilter(string? Gateway = null, string? Provider = null, string? Model = null, string? Route = null)
{
    /// <summary>Everything.</summary>
    public static FleetFilter None { get; } = new();

    /// <summary>The values of dimensions that count.</summary>
    public IReadOnlyList<DimensionFilter> Dimensions => [.. Chosen().Select(c => new DimensionFilter(c.Dimension, c.Value))];

    /// <summary>Reads the words of an address; empty ones choose nothing.</summary>
    public static Result<FleetFilter> Of(string? gateway, string? provider, string? model, string? route, GatewayFleet fleet)
    {
        foreach (var (name, value) in new[] { ("provider", provider), ("model", model), ("route", route) })
        {
            if (value?.Length > DimensionFilter.LongestValue)
                return new Failure(FailureKind.BadQuestion, $"filter “{name}”", $"it is longer than {DimensionFilter.LongestValue} characters", "Leave it out, or take a shorter one.");
        }
        if (gateway is { Length: > 0 } && fleet.Find(gateway) is null)
            return new Failure(FailureKind.NotFound, "filter “gateway”", $"there is no gateway “{(gateway.Length > 40 ? gateway[..40] + "…" : gateway)}”", $"Configured are: {string.Join(", ", fleet.Members.Select(m => m.Settings.Name))}.");
        return new FleetFilter(NullIfEmpty(gateway), NullIfEmpty(provider), NullIfEmpty(model), NullIfEmpty(route));
    }

    /// <summary>Whether a gateway is shown.</summary>
    public bool Includes(string gateway) => Gateway is null || Gateway == gateway;

    private IEnumerable<(string Dimension, string Value)> Chosen()
    {
        if (Provider is not null) yield return (DimensionNames.Provider, Provider);
        if (Model is not null) yield return (DimensionNames.Model, Model);
        if (Route is not null) yield return (DimensionNames.Route, Route);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
