using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>What is left of the money paid in at each provider; a nearly empty account is filled up.</summary>
internal sealed class ProviderAccounts
{
    private const double FillUpBelow = 40;
    private const double FillUpUsd = 500;

    private readonly double[] _balances = [.. HubCatalogue.Providers.Select((_, i) => FillUpUsd - (60 * i))];

    public void Spend(HubProvider provider, in UpstreamCall call)
    {
        ref var balance = ref _balances[provider.Id - 1];
        balance -= call.CostUsd;
        if (balance < FillUpBelow) balance += FillUpUsd;
    }

    public double Balance(HubProvider provider) => Math.Round(_balances[provider.Id - 1], 2);

    public static string Status(double balance) => balance switch
    {
        < 50 => "critical",
        < 100 => "warning",
        _ => "healthy",
    };
}
