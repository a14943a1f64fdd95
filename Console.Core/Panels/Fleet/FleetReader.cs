using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>Reads every gateway of a page at the same moment; a failure of one leaves the others as they are.</summary>
public sealed class FleetReader(QueryCache queries, GatewayFleet fleet, TimeProvider time)
{
    /// <summary>Reads the gateways of a filter.</summary>
    /// <param name="filter">Which, and what of them.</param>
    /// <param name="previous">What was read before: rows that cannot be had now are kept and marked stale.</param>
    /// <param name="part">Reads one gateway.</param>
    /// <param name="cancellation">Stops waiting.</param>
    internal async Task<FleetSnapshot<TRow>> ReadAsync<TRow>(
        FleetFilter filter, FleetSnapshot<TRow>? previous, Func<SignalQuestions, CancellationToken, Task<FleetPart<TRow>>> part, CancellationToken cancellation)
        where TRow : IFleetRow<TRow>
    {
        var asOf = time.GetUtcNow();
        var members = fleet.Members.Where(m => filter.Includes(m.Settings.Name)).ToList();
        // All at once: the cache lets as many through as the server should have.
        var read = await Task.WhenAll(members.Select(async member =>
        {
            var name = member.Settings.Name;
            if (!member.Gateway.Succeeded) return (Name: name, Part: FleetPart<TRow>.Cannot($"{member.Gateway.Failure}. {member.Gateway.Failure.Remedy}"), Queries: 0);
            var signals = new SignalQuestions(queries, member.Gateway.Value, asOf, filter.Dimensions);
            return (Name: name, Part: await part(signals, cancellation), signals.Queries);
        }));
        var rows = read.SelectMany(r => r.Part.Failure is { } failure ? Stale(r.Name, failure) : r.Part.Rows).ToList();
        return new FleetSnapshot<TRow>(
            asOf,
            rows,
            [.. read.Where(r => r.Part.Absence is not null).Select(r => new FleetAbsence(r.Name, r.Part.Absence!))],
            read.Select(r => r.Part.Failure).FirstOrDefault(f => f is not null),
            time.GetUtcNow() - asOf,
            read.Sum(r => r.Queries));

        IEnumerable<TRow> Stale(string name, Failure failure) =>
            (previous?.Rows ?? []).Where(r => r.Gateway == name).Select(row => row.With(r => Reading.Failed(failure, r.Query).OrStale(r)));
    }
}
