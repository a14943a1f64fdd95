using OperatorConsole.Core;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels.Fleet;

namespace OperatorConsole.Web.Api;

/// <summary>Which part of the fleet an address names.</summary>
/// <param name="Gateway">One gateway's name.</param>
/// <param name="Provider">One provider.</param>
/// <param name="Model">One model.</param>
/// <param name="Route">One route.</param>
/// <param name="By">The dimension rows are told apart by.</param>
internal sealed record FleetParameters(string? Gateway = null, string? Provider = null, string? Model = null, string? Route = null, string? By = null)
{
    /// <summary>The question; a failure where there is no such gateway or dimension.</summary>
    public static Result<FleetQuestion> Question(FleetParameters parameters, IReadOnlyList<string> dimensions, GatewayFleet fleet)
    {
        var filter = FleetFilter.Of(parameters.Gateway, parameters.Provider, parameters.Model, parameters.Route, fleet);
        if (!filter.Succeeded) return filter.Failure;
        if (parameters.By is { Length: > 0 } by && !dimensions.Contains(by))
            return new Failure(FailureKind.BadQuestion, "parameter “by”", $"“{Problems.Cut(by)}” is nothing this can be told apart by", $"Use one of: {string.Join(", ", dimensions)}.");
        return new FleetQuestion(filter.Value, parameters.By is { Length: > 0 } ? parameters.By : null);
    }
}
