using OperatorConsole.Demo.Simulation;
using Xunit.Sdk;

namespace OperatorConsole.Tests.Integration.Truth;

/// <summary>What the console shows of a day is what the gateways did, within two percent.</summary>
[Collection(SimulatedDayCollection.Name)]
public sealed class LedgerTests(SimulatedDay day)
{
    private const double Tolerance = 0.02;

    public static TheoryData<string> Gateways => [GatewayNames.Strata, GatewayNames.Chat, GatewayNames.Edge, GatewayNames.Hub, GatewayNames.Proxy, GatewayNames.Inference, GatewayNames.Gpu];

    [Theory, MemberData(nameof(Gateways))]
    public async Task Panels_OfTheDay_AllHaveAValue(string gateway)
    {
        var empty = new List<string>();
        foreach (var panel in await day.PanelsOfAsync(gateway))
        {
            var shown = new ShownPanel(await day.PanelAsync(gateway, panel, SimulatedDay.Start, SimulatedDay.End, 500));
            if (shown.State is not ("value" or "zero")) empty.Add($"{panel} is {shown.State}: {shown.Queries}");
        }
        Assert.True(empty.Count == 0, string.Join('\n', empty));
    }

    [Theory]
    [InlineData(GatewayNames.Strata)]
    [InlineData(GatewayNames.Chat)]
    [InlineData(GatewayNames.Edge)]
    [InlineData(GatewayNames.Hub)]
    [InlineData(GatewayNames.Proxy)]
    [InlineData(GatewayNames.Inference)]
    public async Task Requests_OfTheDay_AreThoseOfTheLedger(string gateway) => Agree(Did(gateway, Ledger.Requests), 3600 * (await HourlyAsync(gateway, "traffic")).Values.Sum());

    [Theory]
    [InlineData(GatewayNames.Strata)]
    [InlineData(GatewayNames.Chat)]
    [InlineData(GatewayNames.Edge)]
    [InlineData(GatewayNames.Hub)]
    [InlineData(GatewayNames.Proxy)]
    public async Task Errors_OfTheDay_AreThoseOfTheLedger(string gateway) => Agree(Did(gateway, Ledger.Failed), await PartAsync(gateway, "errors", _ => true));

    [Theory]
    [InlineData(GatewayNames.Strata, "tokens")]
    [InlineData(GatewayNames.Chat, "tokens")]
    [InlineData(GatewayNames.Hub, "tokens")]
    [InlineData(GatewayNames.Proxy, "tokens")]
    [InlineData(GatewayNames.Inference, "tokens")]
    public async Task Tokens_OfTheDay_AreThoseOfTheLedger(string gateway, string panel) => Agree(Did(gateway, Ledger.Tokens), 3600 * (await HourlyAsync(gateway, panel)).Values.Sum());

    [Fact]
    public async Task TokensSaved_OfTheDay_AreThoseOfTheLedger() =>
        Agree(Did(GatewayNames.Edge, Ledger.TokensSaved), (await HourlyAsync(GatewayNames.Edge, "tokens-saved")).Values.Sum());

    [Theory]
    [InlineData(GatewayNames.Strata)]
    [InlineData(GatewayNames.Chat)]
    [InlineData(GatewayNames.Hub)]
    [InlineData(GatewayNames.Proxy)]
    public async Task Money_OfTheDay_IsThatOfTheLedger(string gateway)
    {
        Agree(Did(gateway, Ledger.Money), (await HourlyAsync(gateway, "spend")).Values.Sum());
        var share = new ShownPanel(await day.PanelAsync(gateway, gateway == GatewayNames.Proxy ? "spend-by-team" : "spend-share", SimulatedDay.Start, SimulatedDay.End, 10));
        Agree(Did(gateway, Ledger.Money), share.Total().Values.Sum());
    }

    [Theory]
    [InlineData(GatewayNames.Strata)]
    [InlineData(GatewayNames.Edge)]
    [InlineData(GatewayNames.Proxy)]
    public async Task Deflected_OfTheDay_AreThoseOfTheLedger(string gateway)
    {
        // Of a proxy's requests those that failed never came to a look-up that counts.
        var whole = gateway == GatewayNames.Edge ? Did(gateway, Ledger.Requests) - Did(gateway, Ledger.Refused) : Did(gateway, Ledger.Lookups);
        var answered = await PartAsync(gateway, "deflection", name => name != "l0" && name != "failed" && !name.StartsWith('4') && !name.StartsWith('5'));
        Agree(Did(gateway, Ledger.Deflected), answered);
        Assert.InRange(Did(gateway, Ledger.Deflected) / whole, 0.05, 0.95);
    }

    [Fact]
    public async Task Energy_OfTheDay_IsThatOfTheLedger()
    {
        var shown = new ShownPanel(await day.PanelAsync(GatewayNames.Gpu, "energy", SimulatedDay.Start, SimulatedDay.End, 10));
        Agree(Did(GatewayNames.Gpu, Ledger.Joules) / 3.6e6, shown.Total().Values.Sum());
    }

    private double Did(string gateway, string what) => day[gateway].Ledger.Sum(what, SimulatedDay.Start, SimulatedDay.End);

    /// <summary>The values of eight hours, one for each: what is a rate per second there is a total when it is taken 3600 times.</summary>
    private async Task<IReadOnlyDictionary<double, double>> HourlyAsync(string gateway, string panel, Func<string, bool>? which = null)
    {
        var shown = new ShownPanel(await day.PanelAsync(gateway, panel, SimulatedDay.Start, SimulatedDay.End, 10));
        var hours = shown.Total(which).Where(p => p.Key > SimulatedDay.Start.ToUnixTimeSeconds()).ToDictionary();
        if (hours.Count != 8) throw new XunitException($"{gateway}/{panel} has {hours.Count} hours: {shown.Queries}");
        return hours;
    }

    /// <summary>How many a ratio stands for: its values of each hour times the requests it is of.</summary>
    private async Task<double> PartAsync(string gateway, string ratio, Func<string, bool> of)
    {
        var whole = await HourlyAsync(gateway, "traffic", of);
        return 3600 * (await HourlyAsync(gateway, ratio)).Sum(h => h.Value * whole[h.Key]);
    }

    private static void Agree(double did, double shown)
    {
        Assert.True(did > 10, $"The ledger has {did}: too few to say anything");
        Assert.True(Math.Abs(shown - did) <= Tolerance * did, FormattableString.Invariant($"The gateway did {did:0.##}, the console shows {shown:0.##}: {(shown - did) / did:P2}"));
    }
}
