using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>Who sent a request.</summary>
/// <param name="UserId">0 for an anonymous one.</param>
/// <param name="ApiKeyId">0 where the key could not be tracked.</param>
internal readonly record struct Client(int UserId, int ApiKeyId)
{
    public bool IsAnonymous => UserId == 0;
}

/// <summary>The users of the gateway, and how their requests were matched to API keys.</summary>
internal sealed class ClientDirectory(GatewayzFamilies families, SimulationRandom random)
{
    private const int Users = 60;
    private const int BatchUser = 7;
    private const int FirstKey = 26;

    private readonly Counter _found = families.ApiKeys.Lookups.With("success");
    private readonly Counter _tracked = families.ApiKeys.Tracked.With("chat");

    /// <summary>Some client; the free model is also used without an account.</summary>
    public Client Next(HubModel model)
    {
        if (IsFree(model) && random.Chance(0.08))
        {
            families.ApiKeys.Untracked.With("anonymous").Add();
            return default;
        }
        return Track(1 + random.Between(0, Users));
    }

    /// <summary>The team whose batch job it is.</summary>
    public Client Batch() => Track(BatchUser);

    /// <summary>Counts the use of the free model by what the user pays otherwise.</summary>
    public void Used(in Client client, HubModel model)
    {
        if (client.IsAnonymous || !IsFree(model)) return;
        var status = (client.UserId % 5) switch
        {
            0 => "expired_trial",
            1 => "active_trial",
            _ => "paid",
        };
        families.Inference.FreeModelUsage.With(status, model.Offer.Model).Add();
    }

    private static bool IsFree(HubModel model) => model.Offer.Model == Models.Llama70B;

    private Client Track(int user)
    {
        if (random.Chance(0.006))
        {
            families.ApiKeys.Lookups.With("retry").Add();
            families.ApiKeys.Lookups.With("failed").Add();
            families.ApiKeys.Untracked.With("lookup_failed").Add();
            return new Client(user, 0);
        }
        _found.Add();
        _tracked.Add();
        return new Client(user, FirstKey + user);
    }
}
